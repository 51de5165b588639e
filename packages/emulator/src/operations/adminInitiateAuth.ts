import { initiate } from '../initiate.ts'
import { text } from '../input.ts'
import { findClient, findPool } from '../pool.ts'
import type { Call, Output } from './operation.ts'

export function adminInitiateAuth({ service, input }: Call): Promise<Output> {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return initiate(service, pool, findClient(pool, text(input, 'ClientId')), 'admin', input)
}
