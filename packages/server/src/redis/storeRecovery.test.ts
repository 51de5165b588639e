import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { withFallback } from '../limits/fallback.ts'
import type { LimitStore } from '../limits/limitStore.ts'
import { createMemoryLimitStore } from '../limits/memoryLimitStore.ts'
import { connectStore } from '../testing/redis/redisBackend.ts'
import { back, counterOf, pointsLeft, takenBy } from '../testing/redis/limitStoreContract.ts'
import { startRedis } from '../testing/redis/redisServer.ts'

const redis = await startRedis()
beforeEach(() => redis.flush())
afterAll(() => redis.stop())

const a = counterOf('a', { points: 9, scope: 'account' })
const times = async (count: number, work: () => Promise<unknown>): Promise<void> => {
  for (let index = 0; index < count; index += 1) await work()
}

/** An instance of three. `isAway` is true while it does not reach Redis. */
async function instance() {
  const { store, close } = await connectStore(redis)
  onTestFinished(close)
  const state = { isAway: false, ahead: 0 }
  const now = (): number => Date.now() + state.ahead
  const reach = async (): Promise<LimitStore> => {
    if (state.isAway) throw new Error('away')
    return store.limits
  }
  const limits: LimitStore = {
    take: async (counters) => (await reach()).take(counters),
    giveBack: async (points) => (await reach()).giveBack(points),
    report: async (...report) => (await (await reach()).report?.(...report)) ?? { generation: '', counts: [] },
  }
  return { state, store: withFallback(limits, createMemoryLimitStore(now), 3, now), inStore: store.limits }
}

/** The points that are taken of the counter in Redis. */
const takenInRedis = async ({ inStore }: Awaited<ReturnType<typeof instance>>): Promise<number> =>
  a.points - (await pointsLeft(inStore, a))

test('points that an instance took while the store was away count in the store afterwards', async () => {
  const one = await instance()
  await one.store.take([a])
  one.state.isAway = true
  await times(2, () => one.store.take([a]))
  one.state.isAway = false
  await one.store.take([counterOf('another')])
  expect(await takenInRedis(one)).toBe(3)
})

test('an instance reports also if no call comes', async () => {
  const one = await instance()
  one.state.isAway = true
  await times(2, () => one.store.take([a]))
  one.state.isAway = false
  // Looking takes all points, so it happens once, after the instance has tried again.
  await new Promise((resolve) => setTimeout(resolve, 800))
  expect(await takenInRedis(one)).toBe(2)
})

test('an instance reports until the store has answered', async () => {
  const one = await instance()
  one.state.isAway = true
  await times(2, () => one.store.take([a]))
  await new Promise((resolve) => setTimeout(resolve, 800))
  one.state.isAway = false
  await new Promise((resolve) => setTimeout(resolve, 800))
  expect(await takenInRedis(one)).toBe(2)
})

test('a store that has lost its counts gets the highest count that an instance has seen', async () => {
  const [one, two] = await Promise.all([instance(), instance()])
  await times(2, () => one.store.take([a]))
  await times(3, () => two.store.take([a]))
  await redis.flush()
  for (const { store } of [two, one, two]) await store.take([counterOf('another')])
  expect(await takenInRedis(one)).toBe(5)
})

test('the points of every instance are added to what the store has lost', async () => {
  const [one, two] = await Promise.all([instance(), instance()])
  await one.store.take([a])
  await two.store.take([a])
  for (const { state, store } of [one, two]) {
    state.isAway = true
    await store.take([a])
    state.isAway = false
  }
  await redis.flush()
  for (const { store } of [one, two, one, two]) await store.take([counterOf('another')])
  await vi.waitFor(async () => expect((await one.store.take([counterOf('another')])).fault).toBeUndefined())
  expect(await takenInRedis(two)).toBe(4)
})

test('the request that meets a store without its counts says so, once', async () => {
  const one = await instance()
  await one.store.take([a])
  await redis.flush()
  expect((await one.store.take([a])).fault).toBe('emptied')
  expect((await one.store.take([a])).fault).toBeUndefined()
})

test('until the other instances have reported, each allows its share, and a refusal says to wait a few seconds', async () => {
  const one = await instance()
  await times(3, () => one.store.take([a]))
  await redis.flush()
  expect(await one.store.take([a])).toMatchObject({ kind: 'refused', retryAfter: 3 })
  one.state.ahead = 3_000
  expect(await one.store.take([a])).toMatchObject({ kind: 'taken' })
  expect(await takenInRedis(one)).toBe(4)
})

test('a point that was reported comes back to the store', async () => {
  const one = await instance()
  await one.store.take([a])
  one.state.isAway = true
  const points = takenBy(await one.store.take([a]))
  one.state.isAway = false
  await one.store.take([counterOf('another')])
  await one.store.giveBack(back(points))
  expect(await takenInRedis(one)).toBe(1)
})

test('the earliest end of a window stays, when an instance reports a window that began before', async () => {
  const [one, two] = await Promise.all([instance(), instance()])
  const short = { ...a, window: 2 }
  await one.store.take([short])
  await redis.flush()
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  await two.store.take([short])
  await one.store.take([counterOf('another')])
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(await pointsLeft(one.inStore, short)).toBe(9)
})

test('a report for an earlier generation changes nothing', async () => {
  const { inStore } = await instance()
  const take = await inStore.take([a])
  await redis.flush()
  const point = { ...a, lost: 0, own: 3, until: Date.now() + 60_000 }
  const report = await inStore.report?.([point], take.generation ?? '')
  expect(report).toMatchObject({ counts: [] })
  expect(report?.generation).not.toBe(take.generation)
  expect(await pointsLeft(inStore, a)).toBe(9)
})
