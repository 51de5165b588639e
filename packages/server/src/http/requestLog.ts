import type { CallName, SignInErrorCode } from '@challenge-kit/core'
import { networkOf } from '../limits/network.ts'
import type { Cognito } from '../cognito/port.ts'
import type { Device } from '../devices/device.ts'
import { exceptionName } from '../cognito/errors.ts'
import type { Refusal } from './requestGuard.ts'
import { type Pseudonym, sameUser } from '../crypto/keyedHash.ts'
import type { StoredSession } from '../session/session.ts'
import type { SecurityEvent } from './securityEvent.ts'

/** What becomes known of one request on its way, for the event at its end. */
export interface Visit {
  readonly requestId: string
  /** Cognito, as long as this request may wait for it. */
  readonly cognito: Cognito
  /** The client's address, where it is known. */
  readonly address: string | null
  /** Milliseconds since 1970. */
  readonly began: number
  call: CallName | null
  outcome: SecurityEvent['outcome']
  refusal: Refusal | null
  code: SignInErrorCode | null
  challenge: string | null
  exception: string | null
  advice: string | null
  flow: string | null
  username: string | null
  /** A device that Cognito no longer takes for one. */
  refusedDevice: Device | null
  /** The session as it stands, where it was needed. */
  session: StoredSession | null
  /** `Set-Cookie` lines that go out whatever the reply is: of a session that was renewed, or found to be over. */
  readonly setCookie: string[]
}

/** A request that has just come in. */
export function newVisit(given: Pick<Visit, 'requestId' | 'cognito' | 'address' | 'began'>): Visit {
  return {
    ...given,
    call: null,
    outcome: 'done',
    refusal: null,
    code: null,
    challenge: null,
    exception: null,
    advice: null,
    flow: null,
    username: null,
    refusedDevice: null,
    session: null,
    setCookie: [],
  }
}

/** The event of a request: what was known by name leaves as a keyed hash. */
export async function eventOf(visit: Visit, pseudonym: Pseudonym, ended: number): Promise<SecurityEvent> {
  const { requestId, call, outcome, refusal, code, challenge, exception, advice, began, address } = visit
  return {
    time: new Date(began).toISOString(),
    requestId,
    call,
    outcome,
    refusal,
    code,
    // Cognito's own names are capitals and underscores; anything else is not for a log.
    challenge: challenge !== null && /^[A-Z_]{2,40}$/.test(challenge) ? challenge : null,
    exception,
    // Of ours already. Should anybody's text ever get into it, it can neither break nor flood a log.
    advice: advice?.replace(/[\p{C}\p{Z}]+/gu, ' ').slice(0, 200) ?? null,
    flow: visit.flow === null ? null : await pseudonym(visit.flow),
    user: visit.username === null ? null : await pseudonym(sameUser(visit.username)),
    network: address === null ? null : networkOf(address, 24, 3),
    milliseconds: Math.max(0, ended - began),
  }
}

/** Keeps the name of what Cognito threw; never its text. */
export function noteException(visit: Visit, thrown: unknown): void {
  visit.exception = exceptionName(thrown) ?? visit.exception
}

/** Keeps which sign-in it was about. */
export function noteFlow(
  visit: Visit,
  { flow, username, name }: { flow: string; username: string; name: string },
): void {
  visit.flow = flow
  visit.username = username
  visit.challenge = name
}
