import type { Client } from '../../pool/client.ts'
import { failure } from '../../wire/exceptions.ts'
import { optionalText, text } from '../../wire/input.ts'
import { lockKey, prevents } from '../../sign-in/passwordChecks.ts'
import type { Pool } from '../../pool/pool.ts'
import { findByClient } from '../../pool/pool.ts'
import { checkSecretHash } from '../../pool/clientSecret.ts'
import type { User } from '../../users/user.ts'
import type { Call } from '../../wire/operation.ts'

/** Whom an operation names that is authorised by the client alone. */
export interface ClientTarget {
  readonly pool: Pool
  readonly client: Client
  readonly username: string
  readonly user: User | undefined
}

export async function clientTarget({ service, input }: Call): Promise<ClientTarget> {
  const { pool, client } = findByClient(service.pools.values(), text(input, 'ClientId'))
  const username = text(input, 'Username')
  await checkSecretHash(client, optionalText(input, 'SecretHash'), [username])
  return { pool, client, username, user: pool.users.find(username, pool.settings) }
}

/** The person, or who stands in where it must not show that there is none. Counts towards an hourly limit. */
export async function limitedTarget(
  call: Call,
  what: string,
  most: (pool: Pool) => number,
): Promise<ClientTarget & { readonly user: User }> {
  const target = await clientTarget(call)
  const { pool, client, username } = target
  const hidden = prevents({ pool, client, family: 'public' })
  if (!target.user && !hidden) throw failure('UserNotFoundException', 'Username/client id combination not found.')
  call.service.hourlyLimits.take(lockKey(target.user, username), what, most(pool))
  const conceals = hidden && pool.settings.preventionHidesDisabled && target.user?.enabled === false
  return { ...target, user: target.user && !conceals ? target.user : pool.users.simulated(username) }
}
