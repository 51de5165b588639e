import { SignInError } from '@challenge-kit/core'
import type { Counter } from './fallback.ts'
import type { LimitRule } from './memory.ts'

// A place is held while Cognito is asked, which is waited for that long at most. In seconds.
const LONGEST_HELD = 20
const SOON = 5

/** Gives a place back. */
export type GiveBack = () => Promise<void>

/**
 * Takes one of so many places. Each is a key of its own, since points cannot be given back one by one. The search begins
 * anywhere: one that always began at the first would go through all that are taken.
 */
export async function takePlace(limiter: Counter, of: string, { points, window }: LimitRule): Promise<GiveBack> {
  const first = Math.floor(Math.random() * points)
  const keys = Array.from({ length: points }, (_, index) => `${of}:${(first + index) % points}`)
  const { key, waits } = await limiter.consumeOne(keys, { points: 1, window })
  if (key !== null) return () => limiter.forget(key)
  // What was taken this very moment may only be held, and be given back in the next.
  const wait = Math.min(...waits.map((seconds) => (seconds > window - LONGEST_HELD ? SOON : seconds)))
  throw new SignInError('throttled', { retryAfter: Math.max(1, wait) })
}
