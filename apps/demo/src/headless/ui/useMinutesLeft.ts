import { useEffect, useState } from 'react'

/**
 * Counts down from `seconds`, and returns the minutes that are left, rounded up. Reads the clock again when the page
 * becomes visible, because timers stop while a computer sleeps. Returns null if the step has no time limit.
 */
export function useMinutesLeft(seconds: number | null): number | null {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    if (seconds === null) return undefined
    const end = Date.now() + seconds * 1_000
    const update = (): void => setLeft(Math.max(0, (end - Date.now()) / 1_000))
    const timer = setInterval(update, 1_000)
    document.addEventListener('visibilitychange', update)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', update)
    }
  }, [seconds])
  return left === null ? null : Math.ceil(left / 60)
}
