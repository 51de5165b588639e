import type { Locks } from '../session/store.ts'
import type { RunScript } from './redisClient.ts'

const ACQUIRE = "return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])"
const RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"

/**
 * Locks in Redis. A lock holds a random token, so that only the process which took the lock gives it back.
 *
 * @see https://redis.io/docs/latest/commands/set/#patterns
 */
export function createRedisLocks(run: RunScript): Locks {
  return {
    acquire: async (key, ttl) => {
      const token = crypto.randomUUID()
      const release = async (): Promise<void> => void (await run(RELEASE, `lock:${key}`, token))
      try {
        return (await run(ACQUIRE, `lock:${key}`, token, ttl)) === null ? null : { release }
      } catch (thrown) {
        // Redis may have taken the lock and answered too late.
        void release().catch(() => undefined)
        throw thrown
      }
    },
  }
}
