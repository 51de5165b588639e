'use client'

import { useEffect } from 'react'
import { useLatest } from './useLatest.ts'

/** Calls `clear` when the form is unmounted, so that no secret stays in the form's state or in its inputs. */
export function useClearOnUnmount(clear: () => void): void {
  const latest = useLatest(clear)
  useEffect(() => () => latest.current(), [latest])
}
