import { RateLimiterRedis } from 'rate-limiter-flexible'
import type { LimitStore, PointsBack, TakenPoint } from '../limits/limitStore.ts'
import type { LimitCounter } from '../limits/rules.ts'
import type { RedisClient } from './redisClient.ts'

/**
 * Replaces the script of rate-limiter-flexible. ARGV has the points to add, the seconds of the window, and the points of
 * the rule. The script adds no point over the rule. It gives no point back to a key that is missing or whose window ends
 * later than the caller's. A key without points is deleted, so that refused calls leave nothing behind.
 */
const SCRIPT = `
local points, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]) * 1000, tonumber(ARGV[3])
local count, ttl = tonumber(redis.call('get', KEYS[1]) or '0'), redis.call('pttl', KEYS[1])
if points < 0 then
  if ttl <= 0 or ttl > window then return {0, 0} end
  if count + points <= 0 then
    redis.call('del', KEYS[1])
    return {0, 0}
  end
  return {redis.call('incrby', KEYS[1], points), ttl}
end
if ttl <= 0 then
  count, ttl = 0, window
end
if count + points > limit then return {limit + points, ttl} end
redis.call('set', KEYS[1], count + points, 'PX', ttl)
return {count + points, ttl}
`

/** What Redis says of one counter: the points that are taken, or more than the rule allows, and the end of the window. */
interface Counted {
  readonly counter: LimitCounter
  readonly count: number
  /** Milliseconds. */
  readonly endsIn: number
}

/**
 * Counts in Redis. The commands of one call leave in one go, so a call waits for one round trip, whatever the number of
 * its counters. A call that is refused gives the other points back, and does not wait for that.
 *
 * @param now - Milliseconds since 1970.
 */
export function createRedisLimits(client: RedisClient, prefix: string, now: () => number): LimitStore {
  const limiters = new Map<number, RateLimiterRedis>()

  /** The limiter for rules of so many points. */
  function limiter(points: number): RateLimiterRedis {
    const found =
      limiters.get(points) ??
      new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        rejectIfRedisNotReady: true,
        customIncrTtlLuaScript: SCRIPT,
        keyPrefix: `${prefix}limit`,
        points,
        duration: 0, // each counter has its own
      })
    limiters.set(points, found)
    return found
  }

  async function takeOne(counter: LimitCounter): Promise<Counted> {
    const points = Math.floor(counter.points)
    const window = { customDuration: Math.ceil(counter.window) }
    const { consumedPoints, msBeforeNext } = await limiter(points).penalty(counter.key, 1, window)
    return { counter, count: consumedPoints, endsIn: msBeforeNext }
  }

  async function giveBack(points: readonly PointsBack[]): Promise<void> {
    const time = now()
    const open = points.filter(({ until }) => until > time)
    await Promise.all(
      open.map(({ key, points: count, until }) =>
        limiter(0).reward(key, count, { customDuration: Math.ceil((until - time) / 1_000) }),
      ),
    )
  }

  return {
    take: async (counters) => {
      const results = await Promise.allSettled(counters.map(takeOne))
      const time = now()
      const counted = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
      const full = counted.filter(({ counter, count }) => count > Math.floor(counter.points))
      const taken = counted.filter((one) => !full.includes(one)).map((one) => pointOf(one, time))
      const failure = results.find((result) => result.status === 'rejected')
      if (!failure && full.length === 0) return { kind: 'taken', points: taken }
      void giveBack(taken.map((point) => ({ ...point, points: 1 }))).catch(() => undefined)
      if (failure) throw failure.reason
      const [longest] = full.toSorted((a, b) => b.endsIn - a.endsIn)
      if (!longest) throw new Error('a call is refused by a counter')
      return { kind: 'refused', refused: longest.counter, retryAfter: Math.ceil(longest.endsIn / 1_000) }
    },
    giveBack,
  }
}

const pointOf = ({ counter, count, endsIn }: Counted, time: number): TakenPoint => ({
  ...counter,
  count,
  until: time + endsIn,
})
