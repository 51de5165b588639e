'use client'

import { useEffect, useState } from 'react'

/** How many of `marks` (milliseconds, in ascending order) have passed since `running` became true. */
export function useElapsedMarks(running: boolean, marks: readonly number[]): number {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    if (!running) return
    const timers = marks.map((mark, index) => setTimeout(() => setPassed(index + 1), mark))
    return () => {
      timers.forEach(clearTimeout)
      setPassed(0)
    }
  }, [running, marks])
  return passed
}
