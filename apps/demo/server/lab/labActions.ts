import type { Fault, PoolSettings, UserPool } from '@challenge-kit/emulator'
import { isLabFault, type LabFaults } from './labFaults.ts'
import { people } from './pool/people.ts'
import type { Person } from './pool/person.ts'
import { areSwitches, initialSwitches, type Switches } from './pool/switches.ts'
import { isObject, type Json } from './taps/json.ts'

/** The longest time by which a visitor may move the clock: 100 days, in seconds. */
const LONGEST_JUMP = 8_640_000

export interface LabControls {
  readonly pool: UserPool
  readonly faults: LabFaults
  changeSwitches(changes: Partial<Switches>): void
  reset(): void
}

export type LabAction = (lab: LabControls, input: Json) => void

/** What the page and the e2e journeys may do to the lab: `POST /lab/{name}`. */
export const labActions: Readonly<Record<string, LabAction>> = {
  reset: ({ reset }) => reset(),
  switches: ({ changeSwitches }, input) => {
    if (areSwitches(input)) changeSwitches(input)
  },
  /** Sets every switch to the position that this person's sign-in needs. */
  person: ({ changeSwitches }, { id }) => {
    const person = personOf(id)
    if (person) changeSwitches({ ...initialSwitches, ...person.switches })
  },
  fault: ({ faults }, { fault, on }) => {
    if (isLabFault(fault)) faults.set(fault, on === true)
  },
  /** Moves the clock of the pool and of the backend forward. */
  clock: ({ pool }, { seconds }) => {
    if (typeof seconds === 'number' && seconds > 0 && seconds <= LONGEST_JUMP) pool.clock.advance(seconds * 1_000)
  },
  /** For e2e journeys: creates a person's account again, so that the pool knows none of their devices. */
  recreateUser: ({ pool }, { id }) => {
    const person = personOf(id)
    if (person) pool.seed([person.user])
  },
  /** For e2e journeys: changes settings of the emulator. The next change of a switch overwrites settings that have a switch. */
  poolSettings: ({ pool }, input) => {
    if (areSettings(input, pool)) pool.settings.update(input)
  },
  /** For e2e journeys: applies any fault of the emulator to the next call of an operation. */
  emulatorFault: ({ pool }, { operation, fault }) => {
    if (typeof operation === 'string' && isFault(fault)) pool.faults.next(operation, fault)
  },
}

function personOf(id: unknown): Person | undefined {
  return people.find((person) => person.id === id)
}

// Checks only the names, because only the journeys use this action.
function areSettings(input: Json, pool: UserPool): input is Json & Partial<PoolSettings> {
  return Object.keys(input).every((name) => name in pool.settings.read())
}

function isFault(value: unknown): value is Fault {
  return isObject(value) && typeof value['kind'] === 'string'
}
