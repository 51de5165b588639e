import { describeClient } from '../../pool/userPoolType.ts'
import { text } from '../../wire/input.ts'
import { findClient, findPool } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function describeUserPoolClient({ service, input }: Call): Output {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return { UserPoolClient: describeClient(pool, findClient(pool, text(input, 'ClientId'))) }
}
