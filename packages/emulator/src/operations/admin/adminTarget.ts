import { text } from '../../wire/input.ts'
import type { Pool } from '../../pool/pool.ts'
import { findPool } from '../../pool/pool.ts'
import type { User } from '../../users/user.ts'
import { requireUser } from '../../users/users.ts'
import type { Call } from '../../wire/operation.ts'

/** The pool and the user that an Admin operation names. */
export function adminTarget({ service, input }: Call): { readonly pool: Pool; readonly user: User } {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return { pool, user: requireUser(pool.users, text(input, 'Username'), pool.settings) }
}
