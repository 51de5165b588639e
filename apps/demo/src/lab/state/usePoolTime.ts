import { useEffect, useState } from 'react'

/** Returns the pool's time in milliseconds, every second. `now` is the pool's time when the lab's state arrived. */
export function usePoolTime(now: number): number {
  const [elapsed, setElapsed] = useState({ since: now, milliseconds: 0 })
  useEffect(() => {
    const arrival = performance.now()
    const tick = (): void => setElapsed({ since: now, milliseconds: performance.now() - arrival })
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [now])
  return elapsed.since === now ? now + elapsed.milliseconds : now
}
