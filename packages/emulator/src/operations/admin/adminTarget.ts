import type { Pool } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import type { User } from '../../users/user.ts'
import { requireUser } from '../../users/users.ts'
import type { Input } from '../../wire/input.ts'
import { text } from '../../wire/input.ts'

/** The pool and the user that the input of an Admin operation names. */
export function findAdminTarget(pools: Pools, input: Input): { readonly pool: Pool; readonly user: User } {
  const pool = pools.find(text(input, 'UserPoolId'))
  return { pool, user: requireUser(pool.users, text(input, 'Username'), pool.settings) }
}
