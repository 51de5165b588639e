import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { importChunk } from './importChunk.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('code that does not arrive within twelve seconds is a `chunk` error, so that a sign-in does not wait for ever', async () => {
  const failure = importChunk(() => new Promise(() => {})).catch((thrown: unknown) => thrown)
  await vi.advanceTimersByTimeAsync(12_000)
  expect(await failure).toMatchObject({ code: 'chunk' })
})

test('code that fails is a `chunk` error with its cause', async () => {
  const cause = new TypeError('Failed to fetch')
  await expect(importChunk(() => Promise.reject(cause))).rejects.toMatchObject({ code: 'chunk', cause })
  expect(vi.getTimerCount()).toBe(0)
})

test('code that arrives leaves no timer', async () => {
  expect(await importChunk(() => Promise.resolve(7))).toBe(7)
  expect(vi.getTimerCount()).toBe(0)
})
