import { findClient } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import { toUserPoolClientType } from '../../pool/userPoolType.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

export function describeUserPoolClient({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    return { UserPoolClient: toUserPoolClientType(pool, findClient(pool, text(input, 'ClientId'))) }
  }
}
