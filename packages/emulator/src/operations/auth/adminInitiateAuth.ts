import { initiate } from './initiateAuthShared.ts'
import { text } from '../../wire/input.ts'
import { findClient, findPool } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminInitiateAuth({ service, input }: Call): Promise<Output> {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return initiate(service, pool, findClient(pool, text(input, 'ClientId')), 'admin', input)
}
