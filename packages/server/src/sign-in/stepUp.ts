import { SignInError, toSignInError } from '@challenge-kit/core'
import type { Bearer } from '../session/requireSession.ts'
import type { AuthFlow } from '../cognito/port.ts'
import { exceptionName } from '../cognito/errors.ts'
import type { SealedFlow } from './sealedFlow.ts'
import type { Settings } from '../options.ts'
import type { StoredSession } from '../session/session.ts'
import { claimsOf } from '../cognito/tokens.ts'
import type { Visit } from '../http/requestLog.ts'

/** How surely the pool has to know a person who signs in once more. */
export interface StepUpPolicy {
  /**
   * Authentication context class references, most wanted first: `TARGET_ACR_VALUES`. Where access tokens say how surely
   * Cognito knows the person (`acr`), an account is changed only with one of these, or after a step-up: that proves one
   * of them, or all there is where the account has not got what it takes.
   */
  readonly acrValues: readonly string[]
  /**
   * Seconds after which what the session stands for counts no more, and has to be proved again: `MAX_AGE`. No more than
   * `account.freshFor`. @default `account.freshFor`
   */
  readonly maxAge?: number
}

/** The policy, checked at start-up. */
export function readStepUp(
  policy: StepUpPolicy | undefined,
  authFlow: AuthFlow,
  freshFor: number | null,
): StepUpPolicy | null {
  if (!policy) return null
  if (authFlow !== 'USER_AUTH') throw new Error(`stepUp: Cognito takes ACR values with USER_AUTH, not with ${authFlow}`)
  if (policy.acrValues.length === 0 || policy.acrValues.some((value) => !/^\S+$/.test(value)))
    throw new Error('stepUp: acrValues needs one value at least, and none may have blanks in it')
  const { maxAge = 0 } = policy
  if (!(maxAge >= 0 && maxAge <= (freshFor ?? Infinity)))
    throw new Error('stepUp: maxAge takes seconds, from 0 to account.freshFor: what is stale there must not count here')
  return policy
}

/** Whether the session's sign-in proved enough. A pool that says nothing of how much that was is taken at its word. */
export function isSureEnough({ accessToken, steppedUp }: StoredSession, policy: StepUpPolicy | null): boolean {
  if (!policy || steppedUp) return true
  const { acr } = claimsOf(accessToken)
  return typeof acr !== 'string' || policy.acrValues.includes(acr)
}

/** Whose sign-in it is again: the account of the session, whatever name was typed. */
export interface StepUp {
  /** The account's canonical name. */
  readonly account: string
  /** As typed: what the browser is told. */
  readonly typed: string
  /** What Cognito is told beside the usual. Empty where it is an ordinary sign-in. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Finds what a step-up goes by, in each of its steps. */
export interface StepUps {
  /** Rejects with `signed_out` where there is no session. */
  begin(typed: string, request: Request, visit: Visit): Promise<StepUp>
  /** Null where this sign-in is no step-up. */
  of(state: SealedFlow, request: Request, visit: Visit): Promise<StepUp | null>
  /** What the start of a sign-in came to. Where its access token was refused, the session is over. */
  started<T>(stepUp: StepUp | null, work: Promise<T>, request: Request, visit: Visit): Promise<T>
}

/**
 * A sign-in of whoever is signed in. With ACR values Cognito gives credit for what the access token stands for.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-step-up-authentication.html
 */
export function createStepUps({ stepUp: policy, freshFor, sessions, now }: Settings, { signedIn }: Bearer): StepUps {
  const maxAge = policy?.maxAge ?? freshFor

  async function begin(typed: string, request: Request, visit: Visit): Promise<StepUp> {
    const { session } = await signedIn(request, visit)
    const { username: account, accessToken, signedInAt } = session
    if (!policy) return { account, typed, parameters: {} }
    const parameters = {
      TARGET_ACR_VALUES: policy.acrValues.join(' '),
      ACCESS_TOKEN: accessToken,
      ...(maxAge !== null && { MAX_AGE: String(ageFor(maxAge, now() - signedInAt)) }),
    }
    return { account, typed, parameters }
  }

  return {
    begin,
    of: async ({ stepUp: typed }, request, visit) => (typed === null ? null : begin(typed, request, visit)),
    started: async (stepUp, work, request, visit) => {
      try {
        return await work
      } catch (thrown) {
        const error = toSignInError(thrown)
        if (!stepUp || error.code !== 'flow_expired') throw error
        visit.setCookie.push(...(await sessions.end(request)))
        throw new SignInError('signed_out')
      }
    },
  }
}

// Cognito's clock may be behind ours by so many seconds.
const SKEW = 60

/** What is too old here has to be too old there: Cognito refuses a step-up of whoever has all the credit it takes. */
function ageFor(maxAge: number, age: number): number {
  return Math.floor(age < maxAge ? maxAge : Math.max(0, Math.min(maxAge, age - SKEW)))
}

/**
 * The step-up as an ordinary sign-in, where Cognito says that it cannot come to the levels asked for: the account has no
 * factors for one, or the access token has got there already. Null where it said something else. That these are errors is
 * documented; their names and texts are not, and what is taken for them here was not verified on the real service. What
 * is wrong with the values themselves is for whoever set them up.
 */
export function withoutLevels(stepUp: StepUp | null, thrown: unknown): StepUp | null {
  if (!stepUp || !('TARGET_ACR_VALUES' in stepUp.parameters)) return null
  if (exceptionName(thrown) !== 'InvalidParameterException') return null
  return thrown instanceof Error && /acr_?values/i.test(thrown.message) ? null : { ...stepUp, parameters: {} }
}
