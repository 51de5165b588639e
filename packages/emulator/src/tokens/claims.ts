import { amrOf, levelOf } from '../factors/assurance.ts'
import { preferredRole } from '../users/groups.ts'
import { isTrue } from '../users/user.ts'
import type { Grant } from './grant.ts'

/** The claims of an access token. */
export function accessTokenClaims(grant: Grant): Record<string, unknown> {
  return {
    ...sharedClaims(grant),
    token_use: 'access',
    client_id: grant.client.id,
    scope: 'aws.cognito.signin.user.admin',
    username: grant.user.username,
    ...(grant.deviceKey !== null && { device_key: grant.deviceKey }),
  }
}

// These two attributes are booleans in the ID token and strings everywhere else.
const flags: readonly string[] = ['email_verified', 'phone_number_verified']

/** The claims of an ID token. */
export function idTokenClaims(grant: Grant): Record<string, unknown> {
  const claims = sharedClaims(grant)
  for (const [name, value] of grant.user.attributes) claims[name] = flags.includes(name) ? isTrue(value) : value
  return {
    ...claims,
    token_use: 'id',
    aud: grant.client.id,
    'cognito:username': grant.user.username,
    ...roleClaims(grant),
  }
}

function sharedClaims(grant: Grant): Record<string, unknown> {
  return {
    sub: grant.user.sub,
    iss: grant.pool.issuer,
    origin_jti: grant.id,
    event_id: grant.eventId,
    auth_time: Math.floor(grant.authTime / 1_000),
    ...assuranceClaims(grant),
    ...groupClaim(grant),
  }
}

/** The names of the user's groups, in both tokens. A user without groups has no claim. */
function groupClaim({ pool, user }: Grant): Record<string, unknown> {
  const groups = pool.groups.of(user)
  return groups.length > 0 ? { 'cognito:groups': groups.map(({ name }) => name) } : {}
}

/** The roles of the user's groups, only in the ID token. */
function roleClaims({ pool, user }: Grant): Record<string, unknown> {
  const groups = pool.groups.of(user)
  const roles = new Set(groups.flatMap(({ roleArn }) => roleArn ?? []))
  const preferred = preferredRole(groups)
  return {
    ...(roles.size > 0 && { 'cognito:roles': [...roles] }),
    ...(preferred !== undefined && { 'cognito:preferred_role': preferred }),
  }
}

function assuranceClaims({ pool, methods }: Grant): Record<string, unknown> {
  const { acrValues, stepUpSupported } = pool.settings
  const level = levelOf(methods)
  return stepUpSupported && level > 0 ? { acr: acrValues[level - 1], amr: amrOf(methods) } : {}
}
