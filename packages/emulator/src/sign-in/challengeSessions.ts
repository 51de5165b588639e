import type { Clock } from '../environment/clock.ts'
import type { Random } from '../environment/random.ts'
import { randomText } from '../environment/random.ts'
import type { Assurance } from '../factors/assurance.ts'
import type { Client } from '../pool/client.ts'
import type { Pool } from '../pool/pool.ts'
import type { FirstChallenge } from '../pool/settings.ts'
import type { ChallengeResult } from '../pool/triggers.ts'
import type { MfaFactor, User } from '../users/user.ts'
import { notAuthorized } from '../wire/exceptions.ts'
import type { ApiFamily } from './signIn.ts'

/** The state of a CUSTOM_CHALLENGE that waits for its answer. */
export interface CustomChallengeState {
  readonly results: readonly ChallengeResult[]
  readonly privateParameters: Readonly<Record<string, string>>
  readonly metadata?: string
}

/** The state that a Cognito Session keeps for its challenge. */
export interface SessionContext {
  /** The code that was sent. */
  readonly code?: string
  /** Whether the code is the first factor of the sign-in. */
  readonly firstFactor?: boolean
  /** SELECT_CHALLENGE: the challenges that the user may choose. */
  readonly available?: readonly FirstChallenge[]
  /** MFA_SETUP: the secret that AssociateSoftwareToken returned. */
  readonly secret?: string
  /** MFA_SETUP: whether VerifySoftwareToken accepted a code for the secret. */
  readonly verified?: boolean
  /** MFA_SETUP by email: the address that the code was sent to. */
  readonly email?: string
  /** SELECT_MFA_TYPE and MFA_SETUP: the factors that the user may choose. */
  readonly choices?: readonly MfaFactor[]
  readonly deviceKey?: string
  readonly assurance?: Assurance
  readonly custom?: CustomChallengeState
  readonly passkeyChallenge?: string
}

/** The challenge that a Cognito Session is bound to. */
export interface SessionBinding {
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  readonly family: ApiFamily
  readonly challenge: string
  readonly context: SessionContext
}

/** A Cognito Session: the parameter `Session` of a challenge. */
export interface CognitoSession extends SessionBinding {
  readonly token: string
  readonly expires: number
  /** A Session can be used once. A revoked Session throws the exception of an unknown Session. */
  state: 'open' | 'used' | 'revoked'
}

export interface ChallengeSessions {
  open(binding: SessionBinding): CognitoSession
  /** The open Session with this token. The caller checks that the Session belongs to the request. */
  require(token: string): CognitoSession
  /** The newest open Session for a challenge that the client may answer without the Session. */
  find(binding: Omit<SessionBinding, 'context' | 'pool'>): CognitoSession | undefined
  /** Revokes the open Sessions of one user and challenge. */
  revoke(user: User, challenge: string): void
  /** The secret of the authenticator enrollment that the user has in progress. */
  enrollmentSecret(user: User): string | undefined
}

/** An expired Session is kept for an hour, so that the exception says that it expired. */
const keptMilliseconds = 3_600_000

export const invalidSession = (): Error => notAuthorized('Invalid session for the user.')

export function createChallengeSessions(clock: Clock, random: Random): ChallengeSessions {
  const sessions = new Map<string, CognitoSession>()

  function deleteOld(): void {
    for (const [token, session] of sessions) {
      if (session.expires + keptMilliseconds > clock.now()) return
      sessions.delete(token)
    }
  }

  return {
    open: ({ pool, client, user, family, challenge, context }) => {
      deleteOld()
      const expires = clock.now() + client.settings.authSessionValidity * 60_000
      const token = newToken(random)
      const session: CognitoSession = { token, pool, client, user, family, challenge, context, expires, state: 'open' }
      sessions.set(token, session)
      return session
    },
    require: (token) => {
      const session = sessions.get(token)
      if (!session || session.state === 'revoked') throw invalidSession()
      if (session.expires <= clock.now()) throw notAuthorized('Invalid session for the user, session is expired.')
      if (session.state === 'used') {
        throw notAuthorized('Invalid session for the user, session can only be used once.')
      }
      return session
    },
    find: ({ user, client, family, challenge }) =>
      [...sessions.values()].findLast(
        (session) =>
          session.state === 'open' &&
          session.expires > clock.now() &&
          session.user === user &&
          session.client === client &&
          session.family === family &&
          session.challenge === challenge,
      ),
    revoke: (user, challenge) => {
      for (const session of sessions.values()) {
        const matches = session.user === user && session.challenge === challenge
        if (matches && session.state === 'open') session.state = 'revoked'
      }
    },
    enrollmentSecret: (user) => {
      const open = [...sessions.values()].filter((session) => session.user === user && session.state === 'open')
      return open.findLast(({ context }) => !context.verified && context.secret !== undefined)?.context.secret
    },
  }
}

/**
 * A Session is as long as in the real service (1,543 to 1,587 characters were recorded), so that a test fails if the
 * Session does not fit into a cookie.
 */
function newToken(random: Random): string {
  return `AYAB${randomText(random, 1_160)}`
}
