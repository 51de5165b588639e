import type { Fault, UserPool } from '@challenge-kit/emulator'

/** What can be made to go wrong, from the page. `slow` lasts; the others strike once and are over. */
export type Trouble = 'slow' | 'lostReply' | 'unknownChallenge' | 'tooManyAttempts'

/** The switches of trouble, and the pool's wire with that trouble in it. */
export interface Troubles {
  active(): readonly Trouble[]
  set(trouble: Trouble, on: boolean): void
  clear(): void
  readonly fetch: UserPool['fetch']
}

const faults: readonly [Trouble, Fault][] = [
  ['lostReply', { kind: 'lostReply' }],
  ['unknownChallenge', { kind: 'challenge', name: 'RIDDLE' }],
  ['tooManyAttempts', { kind: 'throttle' }],
]

const signingIn = /\.(Admin)?(InitiateAuth|RespondToAuthChallenge)$/

export function createTroubles(pool: UserPool, changed: () => void): Troubles {
  const active = new Set<Trouble>()
  return {
    active: () => [...active],
    set: (trouble, on) => {
      if (on) active.add(trouble)
      else active.delete(trouble)
      changed()
    },
    clear: () => active.clear(),
    fetch: (request) => {
      const operation = request.headers.get('x-amz-target') ?? ''
      const struck = signingIn.test(operation) ? faults.find(([trouble]) => active.has(trouble)) : undefined
      if (struck) {
        const [trouble, fault] = struck
        pool.faults.next('*', fault)
        active.delete(trouble)
        changed()
      }
      return pool.fetch(request)
    },
  }
}

export function isTrouble(value: unknown): value is Trouble {
  return value === 'slow' || faults.some(([trouble]) => trouble === value)
}
