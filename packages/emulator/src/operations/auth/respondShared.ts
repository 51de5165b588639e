import { nothingProved } from '../../factors/assurance.ts'
import type { Answer } from '../../sign-in/signIn.ts'
import { challenges, unansweredChallenges } from '../../challenges/registry.ts'
import type { Client } from '../../pool/client.ts'
import { invalidParameter, notAuthorized, notImplemented } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalText, parameters, text } from '../../wire/input.ts'
import type { Pool } from '../../pool/pool.ts'
import { checkSecretHash } from '../../pool/clientSecret.ts'
import type { Service } from '../../service.ts'
import type { Family, Session } from '../../sign-in/challengeSessions.ts'
import { foreignSession } from '../../sign-in/challengeSessions.ts'

/** RespondToAuthChallenge and AdminRespondToAuthChallenge: one engine for both twins. */
export async function respond(
  service: Service,
  pool: Pool,
  client: Client,
  family: Family,
  input: Input,
): Promise<Answer> {
  const name = text(input, 'ChallengeName')
  const responder = challenges[name]
  if (unansweredChallenges.has(name)) throw notImplemented(name)
  if (!responder)
    throw invalidParameter(
      `1 validation error detected: Value at 'challengeName' failed to satisfy constraint: Member must satisfy enum value set`,
    )
  const responses = parameters(input, 'ChallengeResponses')
  const username = text(responses, 'USERNAME')
  const mismatch = `SecretHash does not match for the client: ${client.id}`
  await checkSecretHash(client, responses['SECRET_HASH'], [username], mismatch)
  const clientMetadata = parameters(input, 'ClientMetadata')
  if (responder.session === 'optional') {
    const session = optionalText(input, 'Session')
    return responder.run({ service, pool, client, family, username, session, responses, clientMetadata })
  }

  const session = service.sessions.claim(text(input, 'Session'))
  if (!isFor(session, { pool, client, family, name, username })) throw foreignSession()
  const { user, context } = session
  if (!user.enabled) throw notAuthorized('User is disabled.')
  const { deviceKey = null, assurance = nothingProved } = context
  const attempt = { service, pool, client, user, family, via: 'Respond', deviceKey, assurance } as const
  return responder.run({ attempt, session, responses, clientMetadata })
}

interface Claimant {
  readonly pool: Pool
  readonly client: Client
  readonly family: Family
  readonly name: string
  readonly username: string
}

function isFor(session: Session, { pool, client, family, name, username }: Claimant): boolean {
  if (session.pool !== pool || session.client !== client || session.challenge !== name) return false
  if (session.family !== family && !pool.settings.mixedFamilies) return false
  return session.user.simulated
    ? pool.users.simulated(username) === session.user
    : pool.users.find(username, pool.settings) === session.user
}
