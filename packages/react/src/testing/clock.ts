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

// Waits for enough microtasks that a scripted reply arrives and is rendered.
async function settle(): Promise<void> {
  for (let count = 0; count < 30; count++) await act(() => Promise.resolve())
}
