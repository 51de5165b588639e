import { findClient } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

export function deleteUserPoolClient({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    pool.clients.delete(findClient(pool, text(input, 'ClientId')).id)
    return {}
  }
}
