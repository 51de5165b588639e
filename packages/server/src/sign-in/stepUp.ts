import { readNumber, readObject, readStrings, SignInError, type StepUpDemand, toSignInError } from '@challenge-kit/core'
import { exceptionName } from '../cognito/errors.ts'
import type { AuthFlow } from '../cognito/port.ts'
import { claimsOf } from '../cognito/result.ts'
import { CLOCK_TOLERANCE } from '../crypto/seal.ts'
import type { SessionGuard } from '../session/requireSession.ts'
import type { SessionContext, StoredSession } from '../session/session.ts'
import type { StepUp } from './stepContext.ts'

/** The option `stepUp`: what a step-up has to prove. */
export interface StepUpPolicy {
  /**
   * Authentication context class references (`TARGET_ACR_VALUES`), most preferred first. If access tokens have the claim
   * `acr`, an account can be changed only if `acr` is one of these values, or after a step-up. A step-up proves one of
   * these values, or every factor of the account if the account has too few factors.
   */
  readonly acrValues: readonly string[]
  /**
   * Seconds after which the session's earlier proof of a factor no longer counts (`MAX_AGE`). At most `account.freshFor`.
   * @default `account.freshFor`
   */
  readonly maxAge?: number
}

/** Checks the policy. Throws at start-up if it is invalid. */
export function readStepUp(
  policy: StepUpPolicy | undefined,
  authFlow: AuthFlow,
  freshFor: number | null,
): StepUpPolicy | null {
  if (!policy) return null
  if (authFlow !== 'USER_AUTH')
    throw new Error(`stepUp: Cognito takes ACR values only with USER_AUTH, not with ${authFlow}`)
  if (policy.acrValues.length === 0 || policy.acrValues.some((value) => !/^\S+$/.test(value)))
    throw new Error('stepUp: acrValues needs at least one value, and no value may contain blanks')
  const { maxAge = 0 } = policy
  if (!(maxAge >= 0 && maxAge <= (freshFor ?? Infinity)))
    throw new Error('stepUp: maxAge takes seconds from 0 to account.freshFor, because a longer age would never count')
  return policy
}

/** Whether the sign-in of a session proved enough. If the access token has no claim `acr`, the values are not enforced. */
export function isStrongEnough({ accessToken, steppedUp }: StoredSession, policy: StepUpPolicy | null): boolean {
  if (!policy || steppedUp) return true
  const { acr } = claimsOf(accessToken)
  return typeof acr !== 'string' || policy.acrValues.includes(acr)
}

/** Finds the account of a step-up. */
export interface StepUps {
  /**
   * `demand` is what an API requires, as the page says. It can only select from the policy, so that a page cannot make a
   * step-up weaker. @throws `SignInError('signed_out')` without a session.
   */
  begin(typed: string, context: SessionContext, demand?: StepUpDemand | null): Promise<StepUp>
  /** Waits for `work`, the first call of a step-up. If Cognito refuses the access token, the session is ended. */
  endingSession<T>(work: Promise<T>, context: SessionContext): Promise<T>
}

interface StepUpParts {
  readonly policy: StepUpPolicy | null
  /** Seconds, or null. */
  readonly freshFor: number | null
  readonly guard: SessionGuard
  /** Seconds since 1970. */
  readonly now: () => number
}

/**
 * A step-up is a sign-in to the account of the session. With ACR values, Cognito also counts the factors that the access
 * token proves.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-step-up-authentication.html
 */
export function createStepUps({ policy, freshFor, guard, now }: StepUpParts): StepUps {
  const maxAge = policy?.maxAge ?? freshFor
  return {
    begin: async (typed, context, demand = null) => {
      const { session } = await guard.requireSession(context)
      if (!policy) return { session, typed, parameters: {} }
      const age = Math.min(maxAge ?? Infinity, demand?.maxAge ?? Infinity)
      const MAX_AGE = age === Infinity ? {} : { MAX_AGE: String(maxAgeFor(age, now() - session.signedInAt)) }
      const wanted = demand?.acrValues.filter((value) => policy.acrValues.includes(value)) ?? []
      const acrValues = (wanted.length > 0 ? wanted : policy.acrValues).join(' ')
      return {
        session,
        typed,
        parameters: { TARGET_ACR_VALUES: acrValues, ACCESS_TOKEN: session.accessToken, ...MAX_AGE },
      }
    },
    endingSession: async (work, context) => {
      try {
        return await work
      } catch (thrown) {
        const error = toSignInError(thrown)
        if (error.code !== 'flow_expired') throw error
        context.changes.session = { kind: 'end' }
        throw new SignInError('signed_out')
      }
    },
  }
}

/** `MAX_AGE` for a session of this age. Cognito's clock may be behind. Then it would refuse the step-up, because the session is recent enough. */
function maxAgeFor(maxAge: number, age: number): number {
  return Math.floor(age < maxAge ? maxAge : Math.max(0, Math.min(maxAge, age - CLOCK_TOLERANCE)))
}

/**
 * The step-up without ACR values, if Cognito says that it cannot reach them: the account has no matching factor, or the
 * access token already has the level. Null for any other error, such as wrong ACR values, which the operator must correct.
 * AWS does not document the names and texts of these errors, so this check is unverified on the real service.
 */
export function withoutAcrValues(stepUp: StepUp | null, thrown: unknown): StepUp | null {
  if (!stepUp || !('TARGET_ACR_VALUES' in stepUp.parameters)) return null
  if (exceptionName(thrown) !== 'InvalidParameterException') return null
  return thrown instanceof Error && /acr_?values/i.test(thrown.message) ? null : { ...stepUp, parameters: {} }
}

/** Reads what an API requires, as the page says. */
export function readDemand(json: unknown): StepUpDemand {
  const object = readObject(json, 'bad_request', ['acrValues', 'maxAge'])
  const acrValues = readStrings(object, 'acrValues', 'bad_request')
  return { acrValues, maxAge: object['maxAge'] === null ? null : readNumber(object, 'maxAge', 'bad_request') }
}
