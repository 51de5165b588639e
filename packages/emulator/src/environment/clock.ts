/** The only source of time in the emulator. Inject your own to test expiry without waiting. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Moves the time forward by this many milliseconds. */
  advance(milliseconds: number): void
}

/**
 * The clock of the machine. `advance` adds to it, so that a test need not wait.
 *
 * @example
 * ```ts
 * import { createUserPool, systemClock } from '@challenge-kit/emulator'
 *
 * const clock = systemClock()
 * const pool = createUserPool({ clock, clients: [{ id: 'web' }] })
 * clock.advance(3 * 60_000) // A Session that was open before has expired now.
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
