'use client'

import { SignInError } from '@challenge-kit/core'
import { useEffect, useState } from 'react'
import type { OnDemand } from './onDemand.ts'

// Milliseconds.
const LONGEST_WAIT = 12_000

interface Loaded<T> {
  readonly loaded: T | null
  /** Why loading failed, or that it took too long. */
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
    const failed = (cause?: unknown): void => {
      if (mounted) fail({ reason, error: new SignInError('chunk', { cause }) })
    }
    const timer = setTimeout(failed, LONGEST_WAIT)
    code.load().then(() => mounted && render((count) => count + 1), failed)
    return () => {
      mounted = false
      clearTimeout(timer)
    }
  }, [code, reason, missing])
  // Code that arrives after the failure is used at the next reason, because it would replace what the user does meanwhile.
  return { loaded: failure ? null : loaded, failure: failure?.error ?? null }
}
