import type { LimitStore } from '../limits/limitStore.ts'
import type { RedisClient } from './redisClient.ts'
import { createRedisLimits } from './redisLimits.ts'

export type { RedisClient } from './redisClient.ts'

/** The options of {@link createRedisStore}. */
export interface RedisStoreOptions {
  readonly client: RedisClient
  /** Before every key, so that applications can share one Redis. @default 'challenge-kit:' */
  readonly prefix?: string
}

/** What all instances of a backend share. */
export interface RedisStore {
  /** Where limits are counted: the option `limitStore` of `createSignInHandler`. */
  readonly limits: LimitStore
}

/**
 * A store in Redis 6.2 or newer, or in Valkey, for all instances of a backend.
 *
 * @example
 * ```ts
 * import { createClient } from '@redis/client'
 * import type { SignInHandlerOptions } from '@challenge-kit/server'
 * import { createRedisStore } from '@challenge-kit/server/redis'
 *
 * const client = createClient({ url: 'rediss://redis.example.com' })
 * client.on('error', (error) => console.error(error))
 * await client.connect()
 * const store = createRedisStore({ client })
 * export const shared: Partial<SignInHandlerOptions> = { limitStore: store.limits, instances: 3 }
 * ```
 */
export function createRedisStore({ client, prefix = 'challenge-kit:' }: RedisStoreOptions): RedisStore {
  return { limits: createRedisLimits(client, prefix, Date.now) }
}
