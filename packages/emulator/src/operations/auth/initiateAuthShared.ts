import type { Answer } from '../../sign-in/signIn.ts'
import type { Client } from '../../pool/client.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import { flows } from '../../flows/registry.ts'
import type { Input } from '../../wire/input.ts'
import { optionalText, parameters, text } from '../../wire/input.ts'
import type { Pool } from '../../pool/pool.ts'
import { checkSecretHash } from '../../pool/clientSecret.ts'
import type { Service } from '../../service.ts'
import type { Family } from '../../sign-in/challengeSessions.ts'

/** InitiateAuth and AdminInitiateAuth: one engine for both twins. */
export async function initiate(
  service: Service,
  pool: Pool,
  client: Client,
  family: Family,
  input: Input,
): Promise<Answer> {
  const name = text(input, 'AuthFlow')
  const flow = flows[name]
  const misplaced = flow?.family !== undefined && flow.family !== family
  const publicOnly = name === 'USER_PASSWORD_AUTH' && family === 'admin' && !pool.settings.adminTakesUserPasswordAuth
  if (!flow || misplaced || publicOnly) throw invalidParameter('Initiate Auth method not supported.')
  if (!flow.enabledBy.some((value) => client.settings.flows.includes(value))) {
    throw invalidParameter(`${name} flow not enabled for this client`)
  }
  const given = parameters(input, 'AuthParameters')
  const username = given['USERNAME']
  // A refresh has no USERNAME: its flow checks the hash against the names of the token's owner.
  if (username !== undefined) await checkSecretHash(client, given['SECRET_HASH'], [username])
  const user = username === undefined ? undefined : pool.users.find(username, pool.settings)
  const session = optionalText(input, 'Session')
  return flow.run({ service, pool, client, family, parameters: given, user, session })
}
