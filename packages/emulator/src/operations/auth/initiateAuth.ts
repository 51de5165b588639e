import type { Flow } from '../../flows/flow.ts'
import type { Client } from '../../pool/client.ts'
import { checkSecretHash } from '../../pool/clientSecret.ts'
import type { Pool } from '../../pool/pool.ts'
import { findClient } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import type { ApiFamily } from '../../sign-in/signIn.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalText, parameters, text } from '../../wire/input.ts'
import type { OperationOutput, RunOperation } from '../../wire/operation.ts'

interface InitiateAuthParts {
  readonly pools: Pools
  readonly flows: Readonly<Record<string, Flow>>
}

export function initiateAuth({ pools, flows }: InitiateAuthParts): RunOperation {
  return (input) => {
    const { pool, client } = pools.findByClient(text(input, 'ClientId'))
    return startFlow(flows, pool, client, 'public', input)
  }
}

export function adminInitiateAuth({ pools, flows }: InitiateAuthParts): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    return startFlow(flows, pool, findClient(pool, text(input, 'ClientId')), 'admin', input)
  }
}

/** InitiateAuth and AdminInitiateAuth run the same flows. */
async function startFlow(
  flows: InitiateAuthParts['flows'],
  pool: Pool,
  client: Client,
  family: ApiFamily,
  input: Input,
): Promise<OperationOutput> {
  const name = text(input, 'AuthFlow')
  const flow = flows[name]
  const otherFamily = flow?.family !== undefined && flow.family !== family
  const publicOnly = name === 'USER_PASSWORD_AUTH' && family === 'admin' && !pool.settings.adminTakesUserPasswordAuth
  if (!flow || otherFamily || publicOnly) throw invalidParameter('Initiate Auth method not supported.')
  if (!flow.enabledBy.some((value) => client.settings.flows.includes(value))) {
    throw invalidParameter(`${name} flow not enabled for this client`)
  }
  const authParameters = parameters(input, 'AuthParameters')
  const username = authParameters['USERNAME']
  // A refresh has no USERNAME. The refresh flow checks SECRET_HASH itself, because it knows the owner of the token.
  if (username !== undefined) await checkSecretHash(client, authParameters['SECRET_HASH'], [username])
  const user = username === undefined ? undefined : pool.users.find(username, pool.settings)
  const session = optionalText(input, 'Session')
  return flow.start({ pool, client, family, parameters: authParameters, user, session })
}
