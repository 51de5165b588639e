'use client'

import { useSyncExternalStore } from 'react'
import { supportsPasskeys } from './passkeyCeremony.ts'

const noSubscription = (): (() => void) => () => {}

/**
 * Returns true if the browser supports passkeys. On a server the hook returns true. After hydration the hook checks the
 * browser.
 */
export function usePasskeySupport(): boolean {
  return useSyncExternalStore(noSubscription, supportsPasskeys, () => true)
}
