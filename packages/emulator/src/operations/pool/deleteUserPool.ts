import type { Pools } from '../../pool/pools.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** Deletes a pool with its clients and users, and revokes the tokens of these users. */
export function deleteUserPool({ pools, tokens }: { readonly pools: Pools; readonly tokens: Tokens }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    if (pool.kept['DeletionProtection'] === 'ACTIVE') {
      throw invalidParameter('The user pool cannot be deleted because deletion protection is activated.')
    }
    for (const user of pool.users.all()) tokens.revokeAll(user)
    pools.delete(pool)
    return {}
  }
}
