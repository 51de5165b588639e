/** The only source of time in the emulator. Pass your own clock to test expiry without waiting. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Moves the time forward by this many milliseconds. */
  advance(milliseconds: number): void
}

/**
 * The clock of the machine, plus the time that `advance` has added.
 *
 * @example
 * ```ts
 * import { createUserPool, systemClock } from '@challenge-kit/emulator'
 *
 * const clock = systemClock()
 * const pool = createUserPool({ clock, clients: [{ id: 'web' }] })
 * clock.advance(3 * 60_000) // Every Session that was issued before this line has expired.
 * ```
 */
export function systemClock(): Clock {
  let offset = 0
  return {
    now: () => Date.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds
    },
  }
}

/**
 * A clock that stands still until you advance it. `start` is in milliseconds since the Unix epoch.
 *
 * @example
 * ```ts
 * import { createUserPool, stoppedClock } from '@challenge-kit/emulator'
 *
 * const clock = stoppedClock(Date.UTC(2026, 6, 7))
 * const pool = createUserPool({ clock })
 * clock.advance(30_000) // Each authenticator app shows its next code now.
 * ```
 */
export function stoppedClock(start: number): Clock {
  let now = start
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
