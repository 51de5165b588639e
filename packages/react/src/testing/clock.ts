import { act } from '@testing-library/react'
import { onTestFinished, vi } from 'vitest'

/** Stops the clock for this test. Returns a function that advances the clock by milliseconds and lets React render. */
export function stopClock(): (milliseconds: number) => Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  return async (milliseconds) => {
    await settle()
    act(() => void vi.advanceTimersByTime(milliseconds))
    await settle()
  }
}

// Enough microtasks for a scripted reply to arrive and to be rendered.
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await act(() => Promise.resolve())
}
