import { text } from '../input.ts'
import { findClient, findPool } from '../pool.ts'
import { respond } from '../respond.ts'
import type { Call, Output } from './operation.ts'

export function adminRespondToAuthChallenge({ service, input }: Call): Promise<Output> {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return respond(service, pool, findClient(pool, text(input, 'ClientId')), 'admin', input)
}
