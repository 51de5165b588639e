/** The emulator's only source of time. Inject one to test expiry without waiting. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Moves time forward by this many milliseconds. */
  advance(milliseconds: number): void
}

/** The machine's clock. `advance` adds to it, so that "three minutes later" needs no waiting. */
export function systemClock(): Clock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds
    },
  }
}

/** A clock that stands still until it is advanced. `start` is in milliseconds since the Unix epoch. */
export function stoppedClock(start: number): Clock {
  let now = start
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds
    },
  }
}
