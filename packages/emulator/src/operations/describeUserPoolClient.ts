import { describeClient } from '../describe.ts'
import { text } from '../input.ts'
import { findClient, findPool } from '../pool.ts'
import type { Call, Output } from './operation.ts'

export function describeUserPoolClient({ service, input }: Call): Output {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return { UserPoolClient: describeClient(pool, findClient(pool, text(input, 'ClientId'))) }
}
