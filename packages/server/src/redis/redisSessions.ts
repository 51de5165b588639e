import type { SessionRecords } from '../session/store.ts'
import type { RunScript } from './redisClient.ts'

const READ = "return redis.call('GET', KEYS[1])"
const ADD = "return redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])"
const REPLACE = "return redis.call('SET', KEYS[1], ARGV[1], 'XX', 'KEEPTTL')"
const TAKE = "local record = redis.call('GET', KEYS[1]) redis.call('DEL', KEYS[1]) return record"

// The list of an account is a sorted set: each key with the time at which its record ends, by the clock of Redis.
const NOW = "local now = tonumber(redis.call('TIME')[1])"
const LIST = `
${NOW}
local ttl = tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + ttl, ARGV[1])
if redis.call('TTL', KEYS[1]) < ttl then redis.call('EXPIRE', KEYS[1], ttl) end
return 1`
const KEYS_OF = `${NOW} return redis.call('ZRANGEBYSCORE', KEYS[1], now, '+inf')`
const UNLIST = "return redis.call('ZREM', KEYS[1], ARGV[1])"

/** Session records in Redis. */
export function createRedisSessions(run: RunScript): SessionRecords {
  const session = (key: string): string => `session:${key}`
  const list = (account: string): string => `account:${account}`
  const textOrNull = (reply: unknown): string | null => (typeof reply === 'string' ? reply : null)

  return {
    read: async (key) => textOrNull(await run(READ, session(key))),
    add: async (key, sealed, ttl) => void (await run(ADD, session(key), sealed, ttl)),
    replace: async (key, sealed) => (await run(REPLACE, session(key), sealed)) !== null,
    take: async (key) => textOrNull(await run(TAKE, session(key))),
    list: async (account, key, ttl) => void (await run(LIST, list(account), key, ttl)),
    unlist: async (account, key) => void (await run(UNLIST, list(account), key)),
    keysOf: async (account) => {
      const reply = await run(KEYS_OF, list(account))
      return Array.isArray(reply) ? reply.map(String) : []
    },
  }
}
