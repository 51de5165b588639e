'use client'

import type { SignInError } from '@challenge-kit/core'
import { useEffect } from 'react'
import { useLatest } from './useLatest.ts'

/** Calls `react` once for each error that arrives: to put it to a field, and the focus with it. */
export function useErrorEffect(error: SignInError | null, react: (error: SignInError) => void): void {
  const latest = useLatest(react)
  useEffect(() => {
    if (error) latest.current(error)
  }, [error, latest])
}
