import type { Client } from '../../pool/client.ts'
import { checkSecretHash } from '../../pool/clientSecret.ts'
import type { Pool } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import { hidesUserExistence, lockoutKey } from '../../sign-in/passwordChecks.ts'
import type { HourlyLimits } from '../../users/hourlyLimits.ts'
import type { User } from '../../users/user.ts'
import { exception } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalText, text } from '../../wire/input.ts'

/** The client and the user that a request without an access token names. */
export interface ClientTarget {
  readonly pool: Pool
  readonly client: Client
  readonly username: string
  readonly user: User | undefined
}

export async function findClientTarget(pools: Pools, input: Input): Promise<ClientTarget> {
  const { pool, client } = pools.findByClient(text(input, 'ClientId'))
  const username = text(input, 'Username')
  await checkSecretHash(client, optionalText(input, 'SecretHash'), [username])
  return { pool, client, username, user: pool.users.find(username, pool.settings) }
}

/**
 * Like `findClientTarget`, but also counts the request towards an hourly limit of the user. Returns a simulated user
 * if PreventUserExistenceErrors hides that the user does not exist or is disabled.
 */
export async function findLimitedTarget(
  { pools, hourlyLimits }: { readonly pools: Pools; readonly hourlyLimits: HourlyLimits },
  input: Input,
  action: string,
  limit: (pool: Pool) => number,
): Promise<ClientTarget & { readonly user: User }> {
  const target = await findClientTarget(pools, input)
  const { pool, client, username } = target
  const hidden = hidesUserExistence({ pool, client, family: 'public' })
  if (!target.user && !hidden) {
    throw exception('UserNotFoundException', 'Username/client id combination not found.')
  }
  hourlyLimits.count(lockoutKey(target.user, username), action, limit(pool))
  const hidesDisabled = hidden && pool.settings.preventionHidesDisabled && target.user?.enabled === false
  return { ...target, user: target.user && !hidesDisabled ? target.user : pool.users.simulated(username) }
}
