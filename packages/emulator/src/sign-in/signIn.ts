import type { Assurance } from '../factors/assurance.ts'
import type { Client } from '../pool/client.ts'
import type { Pool } from '../pool/pool.ts'
import type { Service } from '../service.ts'
import type { Family, Session, SessionContext } from './challengeSessions.ts'
import type { User } from '../users/user.ts'

/** One person's sign-in under way: who, where, through which twin, and by which device. */
export interface Attempt {
  readonly service: Service
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  readonly family: Family
  /** USER_ID_FOR_SRP is part of a challenge only when an Initiate call answers it. */
  readonly via: 'Initiate' | 'Respond'
  readonly deviceKey: string | null
  readonly assurance: Assurance
}

/** The body of an Initiate or Respond answer. */
export type Answer = Readonly<Record<string, unknown>>

/** Opens a Session for the challenge and puts the answer together. Parameters are strings, lists and objects JSON in them. */
export function challenge(
  attempt: Attempt,
  name: string,
  parameters: Readonly<Record<string, string>>,
  context: SessionContext = {},
): Answer {
  const srpId = attempt.via === 'Initiate' ? { USER_ID_FOR_SRP: attempt.user.username } : {}
  return bareChallenge(attempt, name, { ...parameters, ...srpId }, context)
}

/** The same without USER_ID_FOR_SRP: first factors of USER_AUTH never carry it, nor do custom challenges. */
export function bareChallenge(
  attempt: Attempt,
  name: string,
  parameters: Readonly<Record<string, string>>,
  context: SessionContext = {},
): Answer {
  const session = openSession(attempt, name, context)
  return { ChallengeName: name, Session: session.token, ChallengeParameters: parameters }
}

export function openSession(attempt: Attempt, name: string, context: SessionContext): Session {
  const { service, pool, client, user, family, deviceKey, assurance } = attempt
  const remembered = { ...context, assurance, ...(deviceKey !== null && { deviceKey }) }
  return service.sessions.open({ pool, client, user, family, challenge: name, context: remembered })
}
