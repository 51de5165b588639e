import { createClient } from './client.ts'
import type { Client, ClientOptions } from './client.ts'
import { failure, resourceNotFound } from '../wire/exceptions.ts'
import type { Random } from '../environment/random.ts'
import { randomText } from '../environment/random.ts'
import type { PoolSettings } from './settings.ts'
import { defaultSettings } from './settings.ts'
import { createUsers } from '../users/users.ts'
import type { Users } from '../users/users.ts'

export interface Pool {
  readonly id: string
  /** The name an administrator gave it. */
  readonly label: string
  readonly region: string
  /** What SRP calls the pool name: the id after "_". */
  readonly srpName: string
  readonly issuer: string
  readonly deviceGroupKey: string
  readonly created: number
  settings: PoolSettings
  readonly clients: Map<string, Client>
  readonly users: Users
}

export interface PoolParts {
  readonly id: string
  readonly label?: string
  readonly settings?: Partial<PoolSettings>
  readonly clients?: readonly ClientOptions[]
}

export function createPool(parts: PoolParts, random: Random, now: number): Pool {
  const region = parts.id.slice(0, parts.id.indexOf('_'))
  return {
    id: parts.id,
    label: parts.label ?? parts.id,
    region,
    srpName: parts.id.slice(parts.id.indexOf('_') + 1),
    issuer: `https://cognito-idp.${region}.amazonaws.com/${parts.id}`,
    deviceGroupKey: `-${randomText(random, 6)}`,
    created: now,
    settings: { ...defaultSettings, ...parts.settings },
    clients: new Map((parts.clients ?? []).map((options) => [options.id, createClient(options)])),
    users: createUsers(),
  }
}

export function findPool(pools: ReadonlyMap<string, Pool>, id: string): Pool {
  const pool = pools.get(id)
  if (!pool) throw resourceNotFound(`User pool ${id} does not exist.`)
  return pool
}

/** Public operations name only a client: its id is unique across the region's pools. */
export function findByClient(pools: Iterable<Pool>, id: string): { pool: Pool; client: Client } {
  for (const pool of pools) {
    const client = pool.clients.get(id)
    if (client) return { pool, client }
  }
  throw resourceNotFound(`User pool client ${id} does not exist.`)
}

export function findClient(pool: Pool, id: string): Client {
  const client = pool.clients.get(id)
  if (!client) throw resourceNotFound(`User pool client ${id} does not exist.`)
  return client
}

/** Operations that carry the client's secret itself instead of a hash of it. */
export function checkClientSecret(
  client: Client,
  secret: string | undefined,
  exception: 'NotAuthorizedException' | 'UnauthorizedException' = 'NotAuthorizedException',
): void {
  if (client.settings.secret !== null && client.settings.secret !== secret) {
    throw failure(exception, `Unable to verify secret hash for client ${client.id}`)
  }
}
