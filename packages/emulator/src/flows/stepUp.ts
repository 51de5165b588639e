import { bearer } from '../tokens/accessToken.ts'
import { situation } from '../sign-in/continueSignIn.ts'
import type { Method } from '../factors/assurance.ts'
import { firstFactorsTo, levelOf, secondFactorsTo } from '../factors/assurance.ts'
import type { Attempt } from '../sign-in/signIn.ts'
import { secondFactors } from '../sign-in/engine.ts'
import { invalidParameter, notAuthorized } from '../wire/exceptions.ts'
import type { FirstChallenge } from '../factors/firstFactors.ts'
import { offered } from '../factors/firstFactors.ts'
import type { Parameters } from '../wire/input.ts'
import type { MfaFactor } from '../pool/settings.ts'
import type { Grant } from '../tokens/tokens.ts'

/**
 * TARGET_ACR_VALUES, ACCESS_TOKEN and MAX_AGE: the level this sign-in is to reach, and what it is credited with. That
 * these refusals are errors is documented; their names and texts are not.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html | Step-up with USER_AUTH}
 */
export async function stepUp(attempt: Attempt, parameters: Parameters): Promise<Attempt> {
  const { settings } = attempt.pool
  const { TARGET_ACR_VALUES: wanted, ACCESS_TOKEN: token } = parameters
  if (!settings.stepUpInForce) return attempt
  if (wanted === undefined && token !== undefined) throw invalidParameter('ACCESS_TOKEN requires TARGET_ACR_VALUES.')
  if (wanted === undefined) return attempt
  const levels = wanted.split(' ').map((name) => settings.acrValues.indexOf(name) + 1)
  const known = levels.filter((level) => level > 0)
  if (known.length === 0) throw invalidParameter('None of the TARGET_ACR_VALUES is valid.')
  const maxAge = ageOf(parameters['MAX_AGE'])
  const grant = token === undefined ? undefined : await grantOf(attempt, token)
  const methods = grant ? credit(attempt, grant, maxAge) : []
  // What comes after the token's own sign-in is on the same device, and announces no new one.
  const from = { ...attempt, deviceKey: attempt.deviceKey ?? grant?.deviceKey ?? null }
  for (const target of known) {
    const going = { ...from, assurance: { methods, target } }
    if (levelOf(methods) >= target) throw invalidParameter('The access token already meets the requested level.')
    const { first, second } = waysUp(going)
    if (first.length + second.length > 0) return going
  }
  throw invalidParameter('The user has no factors that meet a requested level.')
}

/**
 * What may be asked next: first factors, or second ones at once if the credit holds the password. A person who can do
 * better than the target may: level 4 also serves where 3 was asked for.
 */
export function waysUp(attempt: Attempt): { readonly first: FirstChallenge[]; readonly second: MfaFactor[] } {
  const { assurance, pool, user } = attempt
  const factors = secondFactors(situation(attempt, { secondFactor: false }))
  return {
    first: firstFactorsTo(assurance, offered(pool.settings, user), factors),
    second: assurance.methods.includes('pwd') ? secondFactorsTo(assurance, factors) : [],
  }
}

function ageOf(given: string | undefined): number {
  if (given === undefined) return Infinity
  if (!/^\d+$/.test(given)) throw invalidParameter('MAX_AGE must be a number of seconds.')
  return Number(given)
}

/** The sign-in of this access token, which must be of the same person and client. */
async function grantOf({ service, client, user }: Attempt, AccessToken: string): Promise<Grant> {
  const grant = await bearer(service, { AccessToken })
  if (grant.user !== user || grant.client !== client) throw notAuthorized('Invalid Access Token')
  return grant
}

/** Nothing from a sign-in that is too old, nor from one before the password had to be replaced. */
function credit({ service, user }: Attempt, grant: Grant, maxAge: number): readonly Method[] {
  const recent = service.clock.now() - grant.authTime <= maxAge * 1_000
  return recent && user.status === 'CONFIRMED' ? grant.methods : []
}
