import { useEffect, useState } from 'react'

/** The pool's time in milliseconds, moving. `now` is what it was when the lab's state arrived. */
export function usePoolTime(now: number): number {
  const [passed, setPassed] = useState({ since: now, time: 0 })
  useEffect(() => {
    const arrived = performance.now()
    const tick = (): void => setPassed({ since: now, time: performance.now() - arrived })
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [now])
  return passed.since === now ? now + passed.time : now
}
