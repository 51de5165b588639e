'use client'

import { useSyncExternalStore } from 'react'
import { supportsPasskeys } from './passkeyCeremony.ts'

const noSubscription = (): (() => void) => () => {}

/** True if the browser supports passkeys. True on a server, and corrected after hydration. */
export function usePasskeySupport(): boolean {
  return useSyncExternalStore(noSubscription, supportsPasskeys, () => true)
}
