'use client'

import { useEffect, useState } from 'react'

/** How many of `marks` (milliseconds, rising) have passed since `running` became true. */
export function useElapsedMarks(running: boolean, marks: readonly number[]): number {
  const [stage, setStage] = useState(0)
  useEffect(() => {
    if (!running) return
    const timers = marks.map((mark, index) => setTimeout(() => setStage(index + 1), mark))
    return () => {
      timers.forEach(clearTimeout)
      setStage(0)
    }
  }, [running, marks])
  return stage
}
