'use client'

import { useContext, useEffect, useRef } from 'react'
import { SignInContext } from '../../scope/signInScope.ts'

export interface PasskeyCeremony {
  /** Begins one, and ends the one before. Call it within a click, and the browser within the same turn. */
  begin(): AbortSignal
  /** Ends the one that this component began. */
  abort(): void
}

/** One passkey ceremony at a time in a provider, since a browser has one dialog. Leaving the screen ends it. */
export function usePasskeyCeremony(): PasskeyCeremony {
  const own = useRef<AbortController | null>(null)
  const alone = useRef<AbortController | null>(null)
  const turn = useContext(SignInContext)?.ceremony ?? alone
  const abort = (): void => own.current?.abort()
  useEffect(() => abort, [])
  return {
    begin() {
      turn.current?.abort()
      const controller = new AbortController()
      own.current = controller
      turn.current = controller
      return controller.signal
    },
    abort,
  }
}
