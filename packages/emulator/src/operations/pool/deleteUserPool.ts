import { text } from '../../wire/input.ts'
import { findPool } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** With the pool go its clients and users; their tokens open nothing any more. */
export function deleteUserPool({ service, input }: Call): Output {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  for (const user of pool.users.all()) service.tokens.revokeAll(user)
  service.pools.delete(pool.id)
  return {}
}
