'use client'

import { useSyncExternalStore } from 'react'
import { passkeysWork } from './passkeyCeremony.ts'

const never = (): (() => void) => () => {}

/** Whether this browser knows passkeys. A server says yes, and the browser corrects it. */
export function usePasskeysWork(): boolean {
  return useSyncExternalStore(never, passkeysWork, () => true)
}
