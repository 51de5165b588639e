import type { Store } from '../session/store.ts'
import { createRunScript, type RedisClient } from './redisClient.ts'
import { createRedisLimits } from './redisLimits.ts'
import { createRedisLocks } from './redisLocks.ts'
import { createRedisSessions } from './redisSessions.ts'

export type { RedisClient } from './redisClient.ts'

/** The options of {@link createRedisStore}. */
export interface RedisStoreOptions {
  readonly client: RedisClient
  /** Before every key, so that applications can share one Redis. @default 'challenge-kit:' */
  readonly prefix?: string
  /** Milliseconds to wait for each reply about sessions and locks. @default 1000 */
  readonly timeout?: number
}

/**
 * A store in Redis 6.2 or newer, or in Valkey, for all instances of a backend. Let Redis keep its keys
 * (`maxmemory-policy noeviction`). Otherwise Redis deletes sessions when its memory is full.
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
 * export const shared: Partial<SignInHandlerOptions> = { store: createRedisStore({ client }), instances: 3 }
 * ```
 */
export function createRedisStore({ client, prefix = 'challenge-kit:', timeout = 1_000 }: RedisStoreOptions): Store {
  const run = createRunScript(client, prefix, timeout)
  return {
    limits: createRedisLimits(client, prefix, Date.now),
    sessions: createRedisSessions(run),
    locks: createRedisLocks(run),
  }
}
