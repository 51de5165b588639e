import type { UserPool } from '@challenge-kit/emulator'
import type { Line } from './conversation.ts'
import type { InboxMessage } from './inbox.ts'
import { password, people, type Person, type PersonId } from './people.ts'
import type { Trouble } from './trouble.ts'

/** Someone to try, as the page shows them. */
export interface LabPerson extends Pick<Person, 'id' | 'asked' | 'secondStep'> {
  readonly username: string
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
  /** When the pool asks for a second step: never, from those who set one up, from everyone. */
  readonly secondStep: 'OFF' | 'OPTIONAL' | 'ON'
  readonly troubles: readonly Trouble[]
}

export type LabParts = Pick<LabState, 'version' | 'inbox' | 'conversation' | 'troubles'>

export function readLabState(pool: UserPool, parts: LabParts): LabState {
  return {
    now: pool.clock.now(),
    password,
    people: people.map((person) => labPerson(person, pool)),
    authenticator: people.flatMap((person) => authenticatorCode(person, pool)),
    secondStep: pool.settings.read().mfa,
    ...parts,
  }
}

function labPerson({ user, ...person }: Person, pool: UserPool): LabPerson {
  const replaced = user.temporaryPassword !== undefined || user.status === 'RESET_REQUIRED'
  const changed = replaced && pool.user(user.username)?.status === 'CONFIRMED'
  return { ...person, username: user.username, sharesPassword: !changed }
}

function authenticatorCode({ id, user: { username } }: Person, pool: UserPool): AuthenticatorCode[] {
  const code = pool.currentCode(username)
  if (code === undefined) return []
  return [{ id, username, code, enrolling: pool.user(username)?.pendingTotpSecret !== null }]
}
