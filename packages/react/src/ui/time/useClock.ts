'use client'

import { useEffect, useState } from 'react'
import { useLatest } from '../../form/useLatest.ts'

/**
 * Counts down from `seconds` and returns `read(left, total)`. A new `since` starts the countdown again. The component
 * renders only when the returned value changes. The hook reads the clock again when the page becomes visible, because
 * timers stop while a computer sleeps.
 */
export function useClock<T extends number | null>(
  seconds: number,
  since: unknown,
  read: (left: number, total: number) => T,
): T {
  const [value, setValue] = useState(() => read(seconds, seconds))
  const shown = useLatest(value)
  useEffect(() => {
    const end = Date.now() + seconds * 1000
    const update = () => {
      const next = read(Math.max(0, (end - Date.now()) / 1000), seconds)
      // An equal value is not set, because React would commit it separately when the next step renders.
      if (next !== shown.current) setValue(next)
    }
    update()
    if (seconds === 0) return
    const timer = setInterval(update, 1000)
    document.addEventListener('visibilitychange', update)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', update)
    }
  }, [seconds, since, read, shown])
  return value
}
