'use client'

import { SignInError } from '@challenge-kit/core'
import { useEffect, useState } from 'react'
import type { OnDemand } from './onDemand.ts'

interface Loaded<T> {
  readonly loaded: T | null
  /** Why loading failed. */
  readonly failure: SignInError | null
}

/**
 * Loads code while `reason` is not null, and renders again when the code is loaded. After a failure, another reason
 * loads the code again.
 */
export function useOnDemand<T>(code: OnDemand<T>, reason: unknown): Loaded<T> {
  const [, render] = useState(0)
  const [failed, fail] = useState<{ readonly reason: unknown; readonly error: SignInError } | null>(null)
  const loaded = code.loaded()
  const failure = failed?.reason === reason ? failed : null
  const missing = reason !== null && !loaded && !failure
  useEffect(() => {
    if (!missing) return
    let mounted = true
    code.load().then(
      () => mounted && render((count) => count + 1),
      (cause: unknown) => mounted && fail({ reason, error: new SignInError('chunk', { cause }) }),
    )
    return () => {
      mounted = false
    }
  }, [code, reason, missing])
  return { loaded, failure: failure?.error ?? null }
}
