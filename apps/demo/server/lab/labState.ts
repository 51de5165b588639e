import type { UserPool } from '@challenge-kit/emulator'
import type { Line } from './conversation.ts'
import type { InboxMessage } from './inbox.ts'
import { type Group, people } from './people.ts'
import { password, type Person, type PersonId } from './person.ts'
import { initialSwitches, type Switches } from './switches.ts'
import type { Trouble } from './trouble.ts'

/** Someone to try, as the page shows them. */
export interface LabPerson extends Pick<Person, 'id'> {
  readonly group: Group
  readonly username: string
  /** Whether it ends, or may end, with an authenticator set up. */
  readonly enrols: boolean
  /** False once they chose a password of their own: then only the visitor knows it. */
  readonly sharesPassword: boolean
}

/** A code as an authenticator app shows it. */
export interface AuthenticatorCode {
  readonly id: PersonId
  readonly username: string
  readonly code: string
  /** The key is on screen right now, and not yet proved. */
  readonly enrolling: boolean
}

/** All that the lab shows. */
export interface LabState {
  /** Grows with each telling: an older one that arrives late is of no account. */
  readonly version: number
  /** The pool's clock, in milliseconds since the Unix epoch. */
  readonly now: number
  readonly password: string
  readonly people: readonly LabPerson[]
  readonly authenticator: readonly AuthenticatorCode[]
  readonly inbox: readonly InboxMessage[]
  readonly conversation: readonly Line[]
  readonly switches: Switches
  readonly troubles: readonly Trouble[]
}

export type LabParts = Pick<LabState, 'version' | 'inbox' | 'conversation' | 'switches' | 'troubles'>

export function readLabState(pool: UserPool, parts: LabParts): LabState {
  return {
    now: pool.clock.now(),
    password,
    people: people.map((person) => labPerson(person, pool)),
    authenticator: people.flatMap((person) => authenticatorCode(person, pool)),
    ...parts,
  }
}

function labPerson({ id, group, needs, user }: (typeof people)[number], pool: UserPool): LabPerson {
  const { secondStep, secondFactors } = { ...initialSwitches, ...needs }
  const replaced = user.temporaryPassword !== undefined || user.status === 'RESET_REQUIRED'
  const changed = replaced && pool.user(user.username)?.status === 'CONFIRMED'
  const enrols = secondStep === 'ON' && secondFactors.includes('SOFTWARE_TOKEN_MFA')
  return { id, group, username: user.username, enrols, sharesPassword: !changed }
}

function authenticatorCode({ id, user: { username } }: Person, pool: UserPool): AuthenticatorCode[] {
  const code = pool.currentCode(username)
  if (code === undefined) return []
  return [{ id, username, code, enrolling: pool.user(username)?.pendingTotpSecret !== null }]
}
