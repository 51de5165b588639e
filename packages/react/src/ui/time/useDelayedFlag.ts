'use client'

import { useElapsedMarks } from './useElapsedMarks.ts'

// Milliseconds.
const FELT = [400]

/** Whether something has been waited for long enough to be felt: only then it is shown. */
export function useDelayedFlag(waiting: boolean): boolean {
  return useElapsedMarks(waiting, FELT) > 0
}
