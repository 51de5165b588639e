import { unsupportedChallenges } from '../../challenges/registry.ts'
import type { Responder } from '../../challenges/responder.ts'
import { continuedSignIn } from '../../challenges/responder.ts'
import { noAssurance } from '../../factors/assurance.ts'
import { checkSecretHash } from '../../pool/clientSecret.ts'
import { findClient } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import type { ChallengeSessions, CognitoSession } from '../../sign-in/challengeSessions.ts'
import { invalidSession } from '../../sign-in/challengeSessions.ts'
import type { RequestScope } from '../../sign-in/signIn.ts'
import { invalidParameter, notAuthorized, notImplemented } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalText, parameters, text } from '../../wire/input.ts'
import type { OperationOutput, RunOperation } from '../../wire/operation.ts'

interface RespondParts {
  readonly pools: Pools
  readonly challengeSessions: ChallengeSessions
  readonly responders: Readonly<Record<string, Responder>>
}

export function respondToAuthChallenge(parts: RespondParts): RunOperation {
  return (input) => {
    const { pool, client } = parts.pools.findByClient(text(input, 'ClientId'))
    return respond(parts, { pool, client, family: 'public' }, input)
  }
}

export function adminRespondToAuthChallenge(parts: RespondParts): RunOperation {
  return (input) => {
    const pool = parts.pools.find(text(input, 'UserPoolId'))
    return respond(parts, { pool, client: findClient(pool, text(input, 'ClientId')), family: 'admin' }, input)
  }
}

/** RespondToAuthChallenge and AdminRespondToAuthChallenge use the same responders. */
async function respond(
  { challengeSessions, responders }: RespondParts,
  scope: RequestScope,
  input: Input,
): Promise<OperationOutput> {
  const name = text(input, 'ChallengeName')
  const responder = responders[name]
  if (unsupportedChallenges.has(name)) throw notImplemented(name)
  if (!responder)
    throw invalidParameter(
      `1 validation error detected: Value at 'challengeName' failed to satisfy constraint: Member must satisfy enum value set`,
    )
  const responses = parameters(input, 'ChallengeResponses')
  const username = text(responses, 'USERNAME')
  const mismatch = `SecretHash does not match for the client: ${scope.client.id}`
  await checkSecretHash(scope.client, responses['SECRET_HASH'], [username], mismatch)
  const clientMetadata = parameters(input, 'ClientMetadata')
  if (responder.session === 'optional') {
    const session = optionalText(input, 'Session')
    return responder.respond({ ...scope, username, session, responses, clientMetadata })
  }

  const cognitoSession = challengeSessions.require(text(input, 'Session'))
  if (!belongsTo(cognitoSession, scope, name, username)) throw invalidSession()
  const { user, context } = cognitoSession
  if (!user.enabled) throw notAuthorized('User is disabled.')
  const { deviceKey = null, assurance = noAssurance } = context
  const signIn = continuedSignIn(scope, { user, deviceKey, assurance })
  return responder.respond({ signIn, cognitoSession, responses, clientMetadata })
}

/** Whether the Session was issued for this client, family, challenge and user. */
function belongsTo(session: CognitoSession, scope: RequestScope, challenge: string, username: string): boolean {
  const { pool, client, family } = scope
  if (session.pool !== pool || session.client !== client || session.challenge !== challenge) return false
  if (session.family !== family && !pool.settings.mixedApiFamilies) return false
  return session.user.simulated
    ? pool.users.simulated(username) === session.user
    : pool.users.find(username, pool.settings) === session.user
}
