import { text } from '../../wire/input.ts'
import { findClient, findPool } from '../../pool/pool.ts'
import { respond } from './respondShared.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminRespondToAuthChallenge({ service, input }: Call): Promise<Output> {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return respond(service, pool, findClient(pool, text(input, 'ClientId')), 'admin', input)
}
