'use client'

import { useEffect, useState } from 'react'

/**
 * What `read` makes of the seconds that are left of `seconds`; it starts anew with each `since`. Renders only when that
 * changes. The wall clock is asked again when the page comes back into view: timers sleep while a laptop does.
 */
export function useClock<T extends number | null>(
  seconds: number,
  since: unknown,
  read: (left: number, of: number) => T,
): T {
  const [value, setValue] = useState(() => read(seconds, seconds))
  useEffect(() => {
    const end = Date.now() + seconds * 1000
    const look = () => setValue(read(Math.max(0, (end - Date.now()) / 1000), seconds))
    look()
    if (seconds === 0) return
    const timer = setInterval(look, 1000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [seconds, since, read])
  return value
}
