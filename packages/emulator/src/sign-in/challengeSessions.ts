import type { Assurance } from '../factors/assurance.ts'
import type { Client } from '../pool/client.ts'
import type { Clock } from '../environment/clock.ts'
import type { CustomState } from './customAuth.ts'
import { notAuthorized } from '../wire/exceptions.ts'
import type { FirstChallenge } from '../factors/firstFactors.ts'
import type { Pool } from '../pool/pool.ts'
import type { Random } from '../environment/random.ts'
import { randomText } from '../environment/random.ts'
import type { MfaFactor } from '../pool/settings.ts'
import type { User } from '../users/user.ts'

/** Which twin of the operations an attempt goes through. */
export type Family = 'admin' | 'public'

/** What a Session remembers besides whose it is. */
export interface SessionContext {
  /** The code that was sent. */
  readonly code?: string
  /** Whether that code is the first factor of a sign-in. */
  readonly firstFactor?: boolean
  /** SELECT_CHALLENGE: what may be chosen. */
  readonly available?: readonly FirstChallenge[]
  /** MFA_SETUP: the secret handed out, and whether a code for it was accepted. */
  readonly secret?: string
  readonly verified?: boolean
  /** MFA_SETUP by e-mail: the address the code was sent to. */
  readonly email?: string
  /** What may be chosen: SELECT_MFA_TYPE, MFA_SETUP. */
  readonly choices?: readonly MfaFactor[]
  readonly deviceKey?: string
  readonly assurance?: Assurance
  readonly custom?: CustomState
  readonly passkeyChallenge?: string
}

export interface Session {
  readonly token: string
  readonly pool: Pool
  readonly client: Client
  readonly user: User
  readonly family: Family
  readonly challenge: string
  readonly expires: number
  readonly context: SessionContext
  state: 'open' | 'spent' | 'void'
}

export type SessionParts = Pick<Session, 'pool' | 'client' | 'user' | 'family' | 'challenge' | 'context'>

export interface Sessions {
  open(parts: SessionParts): Session
  /** The open Session of this token. Whether it belongs to the caller is for the caller to check. */
  claim(token: string): Session
  /** The newest open Session of such an attempt, for the challenges that may be answered without naming it. */
  find(parts: Omit<SessionParts, 'context' | 'pool'>): Session | undefined
  /** Ends the open Sessions of one user and challenge: they answer as if they were never issued. */
  revoke(user: User, challenge: string): void
  /** The secret of an enrolment under way. */
  pendingSecret(user: User): string | undefined
}

/** The Session of an enrolment under way: the only one AssociateSoftwareToken and VerifySoftwareToken take. */
export function claimEnrolment(sessions: Sessions, token: string): Session {
  const session = sessions.claim(token)
  const offered = session.context.choices?.includes('SOFTWARE_TOKEN_MFA') && !session.context.verified
  if (session.challenge !== 'MFA_SETUP' || !offered) throw foreignSession()
  return session
}

const kept = 3_600_000

export const foreignSession = (): Error => notAuthorized('Invalid session for the user.')

export function createSessions(clock: Clock, random: Random): Sessions {
  const sessions = new Map<string, Session>()

  function forgetOld(): void {
    for (const [token, session] of sessions) {
      if (session.expires + kept > clock.now()) return
      sessions.delete(token)
    }
  }

  return {
    open: (parts) => {
      forgetOld()
      const expires = clock.now() + parts.client.settings.authSessionValidity * 60_000
      const { pool, client, user, family, challenge, context } = parts
      const token = newToken(random)
      const session: Session = { token, pool, client, user, family, challenge, context, expires, state: 'open' }
      sessions.set(session.token, session)
      return session
    },
    claim: (token) => {
      const session = sessions.get(token)
      if (!session || session.state === 'void') throw foreignSession()
      if (session.expires <= clock.now()) throw notAuthorized('Invalid session for the user, session is expired.')
      if (session.state === 'spent') {
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
        if (session.user === user && session.challenge === challenge && session.state === 'open') session.state = 'void'
      }
    },
    pendingSecret: (user) => {
      const open = [...sessions.values()].filter((session) => session.user === user && session.state === 'open')
      return open.findLast((session) => !session.context.verified && session.context.secret !== undefined)?.context
        .secret
    },
  }
}

/** As long as the real ones (1,543 to 1,587 characters were recorded), so that a cookie that is too small is found out. */
function newToken(random: Random): string {
  return `AYAB${randomText(random, 1_160)}`
}
