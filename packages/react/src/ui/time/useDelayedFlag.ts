'use client'

import { useElapsedMarks } from './useElapsedMarks.ts'

const DELAY_MS = [400]

/** Returns true after `waiting` has been true for 400 ms. A shorter wait shows no spinner. */
export function useDelayedFlag(waiting: boolean): boolean {
  return useElapsedMarks(waiting, DELAY_MS) > 0
}
