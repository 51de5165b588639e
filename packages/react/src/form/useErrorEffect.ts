'use client'

import type { SignInError } from '@challenge-kit/core'
import { useEffect } from 'react'
import { useLatest } from './useLatest.ts'

/** Calls `handle` once for each new error. `handle` shows the error at its field and focuses the field. */
export function useErrorEffect(error: SignInError | null, handle: (error: SignInError) => void): void {
  const latest = useLatest(handle)
  useEffect(() => {
    if (error) latest.current(error)
  }, [error, latest])
}
