import { SignInError } from '@challenge-kit/core'
import { accountError } from '../cognito/accountErrors.ts'
import type { AccountOperations } from '../cognito/accountPort.ts'
import type { Settings } from '../options.ts'
import type { Refresh } from './refresh.ts'
import type { StoredSession } from './session.ts'
import { isSureEnough } from '../sign-in/stepUp.ts'
import type { Throttle } from '../limits/policy.ts'
import { noteException, type Visit } from '../http/requestLog.ts'

/** When an account may be changed by whoever is signed in. */
export interface AccountPolicy {
  /**
   * For how many seconds after a sign-in the password, second factors, passkeys and devices may be changed; later that
   * takes another sign-in, a step-up. Null: for as long as the session lasts. @default 900
   */
  readonly freshFor?: number | null
}

// A quarter of an hour: who finds a page left open finds it stale.
const FRESH_FOR = 900

/** The policy's seconds, checked at start-up. */
export function readFreshFor({ freshFor = FRESH_FOR }: AccountPolicy = {}): number | null {
  if (freshFor !== null && !(freshFor >= 0)) throw new Error('account.freshFor: seconds, 0 or more; or null')
  return freshFor
}

/** Whose call it is. */
export interface Holder {
  readonly session: StoredSession
  /** Asks Cognito about the account. Rejects with `SignInError`; where the session turns out to be over, it is dropped. */
  ask<K extends keyof AccountOperations>(
    operation: K,
    input: AccountOperations[K]['in'],
  ): Promise<AccountOperations[K]['out']>
}

/** Finds whose call it is. The session is renewed first where it is about to end, and goes out with whatever reply. */
export interface Bearer {
  /** Rejects with `signed_out` where there is no session. */
  signedIn(request: Request, visit: Visit): Promise<Holder>
  /** Rejects with `step_up_required` where the last sign-in is too long ago. */
  fresh(request: Request, visit: Visit): Promise<Holder>
}

export function createBearer(
  { sessions, now, freshFor, stepUp }: Settings,
  throttle: Throttle,
  refresh: Refresh,
): Bearer {
  async function signedIn(request: Request, visit: Visit): Promise<Holder> {
    const { session, setCookie } = await refresh(request, visit)
    visit.setCookie.push(...setCookie)
    if (!session) throw new SignInError('signed_out')
    visit.session = session
    visit.username = session.username
    await throttle.beforeAccount(visit.address)
    return {
      session,
      ask: async (operation, input) => {
        try {
          return await visit.cognito.account[operation](session.accessToken, input)
        } catch (thrown) {
          noteException(visit, thrown)
          const error = accountError(thrown, operation)
          if (error.code === 'signed_out') visit.setCookie.push(...(await sessions.end(request)))
          throw error
        }
      },
    }
  }

  return {
    signedIn,
    fresh: async (request, visit) => {
      const holder = await signedIn(request, visit)
      // A store of the application's may have sessions without `signedInAt`: compared this way round, those are stale.
      const isFresh = freshFor === null || holder.session.signedInAt > now() - freshFor
      if (!isFresh || !isSureEnough(holder.session, stepUp)) throw new SignInError('step_up_required')
      return holder
    },
  }
}
