import type { Random } from '../environment/random.ts'
import { randomText } from '../environment/random.ts'
import type { Groups } from '../users/groups.ts'
import { createGroups } from '../users/groups.ts'
import type { Users } from '../users/users.ts'
import { createUsers } from '../users/users.ts'
import { resourceNotFound } from '../wire/exceptions.ts'
import type { Input } from '../wire/input.ts'
import type { Client, ClientOptions } from './client.ts'
import { createClient } from './client.ts'
import type { PoolSettings } from './settings.ts'
import { defaultSettings } from './settings.ts'

/** One user pool with its app clients and users. */
export interface Pool {
  readonly id: string
  /** PoolName: the name that the administrator gave the pool. */
  name: string
  readonly region: string
  /** The name of the pool in SRP: the part of the id after "_". */
  readonly srpName: string
  readonly issuer: string
  readonly deviceGroupKey: string
  readonly created: number
  modified: number
  /** The members of the request that DescribeUserPool returns as given. */
  kept: Input
  /** The messages and senders that SetUserPoolMfaConfig received. GetUserPoolMfaConfig returns them. */
  mfaKept: Input
  /** Schema, as CreateUserPool received it. */
  readonly schema: readonly Input[]
  /** The whole object is replaced when a setting changes. */
  settings: PoolSettings
  readonly clients: Map<string, Client>
  readonly users: Users
  readonly groups: Groups
}

export interface PoolOptions {
  readonly id: string
  readonly name?: string
  readonly settings?: Partial<PoolSettings>
  readonly clients?: readonly ClientOptions[]
  readonly kept?: Input
  readonly schema?: readonly Input[]
}

export function createPool(options: PoolOptions, random: Random, now: number): Pool {
  const { id } = options
  const region = id.slice(0, id.indexOf('_'))
  return {
    id,
    name: options.name ?? id,
    region,
    srpName: id.slice(id.indexOf('_') + 1),
    issuer: `https://cognito-idp.${region}.amazonaws.com/${id}`,
    deviceGroupKey: `-${randomText(random, 6)}`,
    created: now,
    modified: now,
    kept: options.kept ?? {},
    mfaKept: {},
    schema: options.schema ?? [],
    settings: { ...defaultSettings, ...options.settings },
    clients: new Map((options.clients ?? []).map((client) => [client.id, createClient(client, client.id, now)])),
    users: createUsers(),
    groups: createGroups(),
  }
}

/** The app client with this id. Throws ResourceNotFoundException if the pool has none. */
export function findClient(pool: Pool, id: string): Client {
  const client = pool.clients.get(id)
  if (!client) throw resourceNotFound(`User pool client ${id} does not exist.`)
  return client
}
