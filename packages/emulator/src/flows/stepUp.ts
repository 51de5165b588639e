import type { Clock } from '../environment/clock.ts'
import type { AuthMethod } from '../factors/assurance.ts'
import { firstFactorsTo, levelOf, secondFactorsTo } from '../factors/assurance.ts'
import { offeredChallenges } from '../factors/firstFactors.ts'
import type { FirstChallenge } from '../pool/settings.ts'
import { toEngineInput } from '../sign-in/continueSignIn.ts'
import { secondFactors } from '../sign-in/engine.ts'
import type { SignIn } from '../sign-in/signIn.ts'
import type { VerifyAccessToken } from '../tokens/accessToken.ts'
import type { Grant } from '../tokens/grant.ts'
import type { MfaFactor } from '../users/user.ts'
import { invalidParameter, notAuthorized } from '../wire/exceptions.ts'
import type { Parameters } from '../wire/input.ts'

/**
 * Applies TARGET_ACR_VALUES, ACCESS_TOKEN and MAX_AGE. Returns the sign-in with the level to reach and the methods
 * that the access token proves. The developer guide says which requests fail, but not the names and messages of the
 * exceptions.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html | Step-up with USER_AUTH}
 */
export type StepUp = (signIn: SignIn, parameters: Parameters) => Promise<SignIn>

export function createStepUp({
  clock,
  verifyAccessToken,
}: {
  readonly clock: Clock
  readonly verifyAccessToken: VerifyAccessToken
}): StepUp {
  /** The grant of this access token. Throws if the grant has another user or client. */
  async function findGrant({ client, user }: SignIn, accessToken: string): Promise<Grant> {
    const grant = await verifyAccessToken(accessToken)
    if (grant.user !== user || grant.client !== client) throw notAuthorized('Invalid Access Token')
    return grant
  }

  /** The methods of the grant. Empty if the grant is older than `maxAge`, or if the user is not CONFIRMED. */
  function countedMethods({ user }: SignIn, grant: Grant, maxAge: number): readonly AuthMethod[] {
    const recent = clock.now() - grant.authTime <= maxAge * 1_000
    return recent && user.status === 'CONFIRMED' ? grant.methods : []
  }

  return async (signIn, parameters) => {
    const { settings } = signIn.pool
    const { TARGET_ACR_VALUES: acrValues, ACCESS_TOKEN: token } = parameters
    if (!settings.stepUpSupported) return signIn
    if (acrValues === undefined && token !== undefined) {
      throw invalidParameter('ACCESS_TOKEN requires TARGET_ACR_VALUES.')
    }
    if (acrValues === undefined) return signIn
    const levels = acrValues.split(' ').map((name) => settings.acrValues.indexOf(name) + 1)
    const known = levels.filter((level) => level > 0)
    if (known.length === 0) throw invalidParameter('None of the TARGET_ACR_VALUES is valid.')
    const maxAge = readMaxAge(parameters['MAX_AGE'])
    const grant = token === undefined ? undefined : await findGrant(signIn, token)
    const methods = grant ? countedMethods(signIn, grant, maxAge) : []
    // A request without DEVICE_KEY uses the device of the access token, so that Cognito announces no new device.
    const onDevice = { ...signIn, deviceKey: signIn.deviceKey ?? grant?.deviceKey ?? null }
    for (const target of known) {
      const stepUp = { ...onDevice, assurance: { methods, target } }
      if (levelOf(methods) >= target) throw invalidParameter('The access token already meets the requested level.')
      const { first, second } = availableFactors(stepUp)
      if (first.length + second.length > 0) return stepUp
    }
    throw invalidParameter('The user has no factors that meet a requested level.')
  }
}

/**
 * The factors that can come next and reach the level.
 * A second factor can come next only if the password counts already.
 * A factor that reaches a higher level than requested is available too.
 */
export function availableFactors(signIn: SignIn): {
  readonly first: FirstChallenge[]
  readonly second: MfaFactor[]
} {
  const { assurance, pool, user } = signIn
  const factors = secondFactors(toEngineInput(signIn, { secondFactor: false }))
  return {
    first: firstFactorsTo(assurance, offeredChallenges(pool.settings, user), factors),
    second: assurance.methods.includes('pwd') ? secondFactorsTo(assurance, factors) : [],
  }
}

function readMaxAge(value: string | undefined): number {
  if (value === undefined) return Infinity
  if (!/^\d+$/.test(value)) throw invalidParameter('MAX_AGE must be a number of seconds.')
  return Number(value)
}
