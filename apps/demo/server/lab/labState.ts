import type { UserPool } from '@challenge-kit/emulator'
import type { InboxMessage } from './inbox.ts'
import type { LabFault } from './labFaults.ts'
import { type Group, people } from './pool/people.ts'
import { password, type Person, type PersonId } from './pool/person.ts'
import { initialSwitches, type Switches } from './pool/switches.ts'
import type { WireMessage } from './taps/wireLog.ts'

/** What the page shows about a person whom the visitor can sign in as. */
export interface LabPerson extends Pick<Person, 'id'> {
  readonly group: Group
  readonly username: string
  /** True if this person's sign-in sets up an authenticator app, or offers it. */
  readonly setsUpTotp: boolean
  /** False after the visitor chose a password for this person. The lab does not know that password. */
  readonly hasSharedPassword: boolean
}

/** A code as an authenticator app shows it. */
export interface AuthenticatorCode {
  readonly id: PersonId
  readonly username: string
  readonly code: string
  /** True while the set-up shows the key, until the pool accepts the first code of the key. */
  readonly enrolling: boolean
}

/** Everything that the lab's panels show. */
export interface LabState {
  /** Grows with each state that the server sends. The page ignores a state with a lower version than its own. */
  readonly version: number
  /** The time of the pool's clock, in milliseconds since 1970. */
  readonly now: number
  readonly password: string
  readonly people: readonly LabPerson[]
  readonly authenticator: readonly AuthenticatorCode[]
  readonly inbox: readonly InboxMessage[]
  readonly wireLog: readonly WireMessage[]
  readonly switches: Switches
  readonly faults: readonly LabFault[]
}

export type LabParts = Pick<LabState, 'version' | 'inbox' | 'wireLog' | 'switches' | 'faults'>

export function readLabState(pool: UserPool, parts: LabParts): LabState {
  return {
    now: pool.clock.now(),
    password,
    people: people.map((person) => labPerson(person, pool)),
    authenticator: people.flatMap((person) => authenticatorCode(person, pool)),
    ...parts,
  }
}

function labPerson({ id, group, switches, user }: (typeof people)[number], pool: UserPool): LabPerson {
  const { secondStep, secondFactors } = { ...initialSwitches, ...switches }
  const mustReplace = user.temporaryPassword !== undefined || user.status === 'RESET_REQUIRED'
  const hasReplaced = mustReplace && pool.user(user.username)?.status === 'CONFIRMED'
  const setsUpTotp = secondStep === 'ON' && secondFactors.includes('SOFTWARE_TOKEN_MFA')
  return { id, group, username: user.username, setsUpTotp, hasSharedPassword: !hasReplaced }
}

function authenticatorCode({ id, user: { username } }: Person, pool: UserPool): AuthenticatorCode[] {
  const code = pool.currentCode(username)
  if (code === undefined) return []
  return [{ id, username, code, enrolling: pool.user(username)?.pendingTotpSecret !== null }]
}
