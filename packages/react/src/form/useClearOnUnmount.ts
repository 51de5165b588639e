'use client'

import { useEffect } from 'react'
import { useLatest } from './useLatest.ts'

/** Runs `forget` when the question is left: what was typed then stays neither in the form's state nor in its inputs. */
export function useClearOnUnmount(forget: () => void): void {
  const latest = useLatest(forget)
  useEffect(() => () => latest.current(), [latest])
}
