'use client'

import { useContext, useEffect, useRef } from 'react'
import { SignInContext } from '../../scope/signInScope.ts'

export interface PasskeyCeremony {
  /**
   * Starts a ceremony and aborts the previous ceremony. Call this function during a click, because browsers require a
   * click before they open the dialog.
   */
  begin(): AbortSignal
  /** Aborts the ceremony that this component started. */
  abort(): void
}

/**
 * Runs passkey ceremonies. A ceremony is one passkey dialog of the browser. A provider runs one ceremony at a time,
 * because a browser shows only one dialog. Unmounting the component aborts its ceremony.
 */
export function usePasskeyCeremony(): PasskeyCeremony {
  const own = useRef<AbortController | null>(null)
  const fallback = useRef<AbortController | null>(null)
  const current = useContext(SignInContext)?.ceremony ?? fallback
  const abort = (): void => own.current?.abort()
  useEffect(() => abort, [])
  return {
    begin() {
      current.current?.abort()
      const controller = new AbortController()
      own.current = controller
      current.current = controller
      return controller.signal
    },
    abort,
  }
}
