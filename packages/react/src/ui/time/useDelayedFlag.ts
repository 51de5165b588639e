'use client'

import { useStage } from './useElapsedMarks.ts'

// Milliseconds.
const FELT = [400]

/** Whether something has been waited for long enough to be felt: only then it is shown. */
export function useFelt(waiting: boolean): boolean {
  return useStage(waiting, FELT) > 0
}
