import { text } from '../input.ts'
import type { Pool } from '../pool.ts'
import { findPool } from '../pool.ts'
import type { User } from '../user.ts'
import { requireUser } from '../users.ts'
import type { Call } from './operation.ts'

/** The pool and the user that an Admin operation names. */
export function adminTarget({ service, input }: Call): { readonly pool: Pool; readonly user: User } {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  return { pool, user: requireUser(pool.users, text(input, 'Username'), pool.settings) }
}
