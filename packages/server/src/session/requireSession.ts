import { SignInError } from '@challenge-kit/core'
import { accountError } from '../cognito/accountErrors.ts'
import type { AccountOperations } from '../cognito/port.ts'
import type { Limits } from '../limits/checkLimits.ts'
import type { Refresher } from './refresh.ts'
import type { SessionContext, StoredSession } from './session.ts'

/** The option `account`: when a signed-in user may change the account. */
export interface AccountPolicy {
  /**
   * Seconds after a sign-in in which the password, second factors, passkeys and devices may be changed. After that a
   * change requires a step-up. Null: changes are allowed as long as the session lasts. @default 900
   */
  readonly freshFor?: number | null
}

// Fifteen minutes, because a page that was left open must not be able to change the account for long.
const DEFAULT_FRESH_FOR = 900

/** The policy's seconds. Throws at start-up if they are not 0 or more. */
export function readFreshFor({ freshFor = DEFAULT_FRESH_FOR }: AccountPolicy = {}): number | null {
  if (freshFor !== null && !(freshFor >= 0)) throw new Error('account.freshFor: give seconds, 0 or more, or null')
  return freshFor
}

/** The signed-in user of a call. */
export interface SignedInUser {
  readonly session: StoredSession
  /** Calls Cognito with the access token. Rejects with `SignInError`. Ends the session if Cognito says that it is over. */
  call<K extends keyof AccountOperations>(
    operation: K,
    input: AccountOperations[K]['in'],
  ): Promise<AccountOperations[K]['out']>
}

/** Finds the signed-in user. The session is refreshed first if it is about to expire. */
export interface SessionGuard {
  /** @throws `SignInError('signed_out')` without a session. */
  requireSession(context: SessionContext): Promise<SignedInUser>
  /** @throws `SignInError('step_up_required')` if the last sign-in is too long ago or proved too little. */
  requireFreshSession(context: SessionContext): Promise<SignedInUser>
}

interface SessionGuardParts {
  readonly refresher: Refresher
  readonly limits: Limits
  /** Seconds, or null for as long as the session lasts. */
  readonly freshFor: number | null
  /** Whether the sign-in of a session proved enough for a change. */
  readonly isStrongEnough: (session: StoredSession) => boolean
  /** Seconds since 1970. */
  readonly now: () => number
}

export function createSessionGuard(parts: SessionGuardParts): SessionGuard {
  const { refresher, limits, freshFor, isStrongEnough, now } = parts

  async function requireSession(context: SessionContext): Promise<SignedInUser> {
    const { session, change } = await refresher.refresh(context.request, context)
    if (change) context.changes.session = change
    if (!session) throw new SignInError('signed_out')
    context.log.username = session.username
    await limits.check({ actions: ['accountCall'] }, context)
    return {
      session,
      call: async (operation, input) => {
        try {
          return await context.cognito.account[operation](session.accessToken, input)
        } catch (thrown) {
          context.noteException(thrown)
          const error = accountError(thrown, operation)
          if (error.code === 'signed_out') context.changes.session = { kind: 'end' }
          throw error
        }
      },
    }
  }

  return {
    requireSession,
    requireFreshSession: async (context) => {
      const user = await requireSession(context)
      // Your own session store may return a session without `signedInAt`. The comparison is false for that session.
      const isFresh = freshFor === null || user.session.signedInAt > now() - freshFor
      if (!isFresh || !isStrongEnough(user.session)) throw new SignInError('step_up_required')
      return user
    },
  }
}
