import { act } from '@testing-library/react'
import { onTestFinished, vi } from 'vitest'

/** Stops the clock for this test. What comes back lets so many milliseconds pass, and React draw what follows. */
export function stopClock(): (milliseconds: number) => Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  return async (milliseconds) => {
    await settle()
    act(() => void vi.advanceTimersByTime(milliseconds))
    await settle()
  }
}

// Enough turns for a scripted reply to come back and to be drawn.
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await act(() => Promise.resolve())
}
