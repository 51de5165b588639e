'use client'

import { useContext, useEffect, useRef } from 'react'
import { SignInContext } from '../../scope/signInScope.ts'

export interface PasskeyCeremony {
  /** Starts a ceremony and aborts the one before. Call it during a click, because browsers want one before the dialog. */
  begin(): AbortSignal
  /** Aborts the ceremony that this component started. */
  abort(): void
}

/**
 * Runs one passkey ceremony at a time in a provider, because a browser has one dialog. Unmounting aborts the ceremony.
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
