import type { Fault, PoolSettings, UserPool } from '@challenge-kit/emulator'
import { isObject, type Json } from './json.ts'
import { people } from './people.ts'
import type { Person } from './person.ts'
import { areSwitches, initialSwitches, type Switches } from './switches.ts'
import { isTrouble, type Troubles } from './trouble.ts'

export interface LabControls {
  readonly pool: UserPool
  readonly troubles: Troubles
  turn(changes: Partial<Switches>): void
  reset(): void
}

type LabAction = (lab: LabControls, input: Json) => void

/** What can be done to the lab: `POST /lab/{name}`. */
export const labActions: Readonly<Record<string, LabAction>> = {
  reset: ({ reset }) => reset(),
  switches: ({ turn }, input) => {
    if (areSwitches(input)) turn(input)
  },
  /** Puts the switches where this person needs them. */
  person: ({ turn }, { id }) => {
    const person = personOf(id)
    if (person) turn({ ...initialSwitches, ...person.needs })
  },
  trouble: ({ troubles }, { trouble, on }) => {
    if (isTrouble(trouble)) troubles.set(trouble, on === true)
  },
  /** Lets time pass at the pool and the backend. */
  clock: ({ pool }, { seconds }) => {
    if (typeof seconds === 'number' && seconds > 0) pool.clock.advance(seconds * 1_000)
  },
  /** Makes a person's account anew, for the journeys in e2e: no device of theirs is known any more. */
  renew: ({ pool }, { id }) => {
    const person = personOf(id)
    if (person) pool.seed([person.user])
  },
  /** Any setting of the emulator's, for the journeys in e2e: a switch puts those it stands for back. */
  settings: ({ pool }, input) => {
    if (areSettings(input, pool)) pool.settings.update(input)
  },
  /** Any fault of the emulator's, for the journeys in e2e. */
  fault: ({ pool }, { operation, fault }) => {
    if (typeof operation === 'string' && isFault(fault)) pool.faults.next(operation, fault)
  },
}

function personOf(id: unknown): Person | undefined {
  return people.find((person) => person.id === id)
}

// By name alone: whoever sends them has the emulator's types.
function areSettings(input: Json, pool: UserPool): input is Json & Partial<PoolSettings> {
  return Object.keys(input).every((name) => name in pool.settings.read())
}

function isFault(value: unknown): value is Fault {
  return isObject(value) && typeof value['kind'] === 'string'
}
