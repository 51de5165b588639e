import type { Fault, UserPool } from '@challenge-kit/emulator'

/** A fault that the visitor switches on in the page. `slow` stays on. The others affect one call and switch off. */
export type LabFault = 'slow' | 'lostReply' | 'unknownChallenge' | 'tooManyAttempts'

/** The faults that are switched on. `fetch` sends a request to the pool and applies these faults. */
export interface LabFaults {
  active(): readonly LabFault[]
  set(fault: LabFault, on: boolean): void
  clear(): void
  readonly fetch: UserPool['fetch']
}

const emulatorFaults: readonly [LabFault, Fault][] = [
  ['lostReply', { kind: 'lostReply' }],
  ['unknownChallenge', { kind: 'challenge', name: 'RIDDLE' }],
  ['tooManyAttempts', { kind: 'throttle' }],
]

const signInOperation = /\.(Admin)?(InitiateAuth|RespondToAuthChallenge)$/

export function createLabFaults(pool: UserPool, onChange: () => void): LabFaults {
  const active = new Set<LabFault>()
  return {
    active: () => [...active],
    set: (fault, on) => {
      if (on) active.add(fault)
      else active.delete(fault)
      onChange()
    },
    clear: () => active.clear(),
    fetch: (request) => {
      const operation = request.headers.get('x-amz-target') ?? ''
      const due = signInOperation.test(operation) ? emulatorFaults.find(([fault]) => active.has(fault)) : undefined
      if (due) {
        const [fault, emulatorFault] = due
        pool.faults.next('*', emulatorFault)
        active.delete(fault)
        onChange()
      }
      return pool.fetch(request)
    },
  }
}

export function isLabFault(value: unknown): value is LabFault {
  return value === 'slow' || emulatorFaults.some(([fault]) => fault === value)
}
