import type { Fault, UserPool } from '@challenge-kit/emulator'
import { isObject, type Json } from './json.ts'
import { isTrouble, type Troubles } from './trouble.ts'

export interface LabControls {
  readonly pool: UserPool
  readonly troubles: Troubles
  reset(): void
}

type LabAction = (lab: LabControls, input: Json) => void

/** What can be done to the lab: `POST /lab/{name}`. */
export const labActions: Readonly<Record<string, LabAction>> = {
  reset: ({ reset }) => reset(),
  'second-step': ({ pool }, { value }) => {
    if (value === 'OFF' || value === 'OPTIONAL' || value === 'ON') pool.settings.update({ mfa: value })
  },
  trouble: ({ troubles }, { trouble, on }) => {
    if (isTrouble(trouble)) troubles.set(trouble, on === true)
  },
  /** Lets time pass at the pool and the backend. */
  clock: ({ pool }, { seconds }) => {
    if (typeof seconds === 'number' && seconds > 0) pool.clock.advance(seconds * 1_000)
  },
  /** Any fault of the emulator's, for the journeys in e2e. */
  fault: ({ pool }, { operation, fault }) => {
    if (typeof operation === 'string' && isFault(fault)) pool.faults.next(operation, fault)
  },
}

function isFault(value: unknown): value is Fault {
  return isObject(value) && typeof value['kind'] === 'string'
}
