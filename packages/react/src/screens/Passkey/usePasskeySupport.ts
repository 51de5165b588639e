'use client'

import { useSyncExternalStore } from 'react'
import { supportsPasskeys } from './passkeyCeremony.ts'

const never = (): (() => void) => () => {}

/** Whether this browser knows passkeys. A server says yes, and the browser corrects it. */
export function usePasskeySupport(): boolean {
  return useSyncExternalStore(never, supportsPasskeys, () => true)
}
