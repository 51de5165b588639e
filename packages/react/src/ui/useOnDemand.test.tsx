import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onDemand } from './onDemand.ts'
import { useOnDemand } from './useOnDemand.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('code that does not arrive within twelve seconds is a failure, and code that arrives later is used at the next reason', async () => {
  let arrive = (_code: number): void => {}
  const code = onDemand(() => new Promise<number>((resolve) => (arrive = resolve)))
  const { result, rerender } = renderHook(({ reason }) => useOnDemand(code, reason), { initialProps: { reason: 1 } })
  await act(() => vi.advanceTimersByTimeAsync(11_999))
  expect(result.current).toEqual({ loaded: null, failure: null })
  await act(() => vi.advanceTimersByTimeAsync(1))
  expect(result.current).toMatchObject({ loaded: null, failure: { code: 'chunk' } })
  await act(() => Promise.resolve(arrive(7)))
  rerender({ reason: 1 })
  expect(result.current).toMatchObject({ loaded: null, failure: { code: 'chunk' } })
  rerender({ reason: 2 })
  expect(result.current).toEqual({ loaded: 7, failure: null })
})
