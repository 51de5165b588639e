import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { withFallback } from '../../limits/fallback.ts'
import type { LimitStore } from '../../limits/limitStore.ts'
import { createMemoryLimitStore } from '../../limits/memoryLimitStore.ts'
import { counterOf, pointsLeft } from './limitStoreContract.ts'
import { connectStore } from './redisBackend.ts'
import type { RedisServer } from './redisServer.ts'

/** A counter of nine points. */
export const a = counterOf('a', { points: 9, scope: 'account' })

/**
 * One of three instances that share the limits of a Redis. It does not reach Redis while `isAway`, gets no replies while
 * `losesReplies`, and its takes reach Redis after `delay` milliseconds.
 */
export async function limitInstance(redis: RedisServer) {
  const { store, close } = await connectStore(redis)
  onTestFinished(close)
  const state = { isAway: false, losesReplies: false, delay: 0, ahead: 0 }
  const now = (): number => Date.now() + state.ahead
  const reach = async (): Promise<LimitStore> => {
    if (state.isAway) throw new Error('away')
    return store.limits
  }
  async function arrive<T>(reply: T): Promise<T> {
    if (state.losesReplies) throw new Error('connection lost')
    return reply
  }
  const limits: LimitStore = {
    take: async (counters, id) => {
      await sleep(state.delay)
      return arrive(await (await reach()).take(counters, id))
    },
    giveBack: async (points) => arrive(await (await reach()).giveBack(points)),
    report: async (report) =>
      arrive((await (await reach()).report?.(report)) ?? { generation: '', sequence: 0, counts: [] }),
  }
  return { state, store: withFallback(limits, createMemoryLimitStore(now), 3, now), inStore: store.limits }
}

/** Resolves after the instance has tried again to report. */
export const reported = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 800))

/** The points that are taken of the counter in Redis. */
export const takenInRedis = async ({ inStore }: Awaited<ReturnType<typeof limitInstance>>): Promise<number> =>
  a.points - (await pointsLeft(inStore, a))

export const times = async (count: number, work: () => Promise<unknown>): Promise<void> => {
  for (let index = 0; index < count; index += 1) await work()
}
