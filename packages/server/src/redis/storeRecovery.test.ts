import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { a, limitInstance, reported, takenInRedis, times } from '../testing/redis/limitInstance.ts'
import { back, counterOf, pointsLeft, takenBy } from '../testing/redis/limitStoreContract.ts'
import { startRedis } from '../testing/redis/redisServer.ts'

const redis = await startRedis()
beforeEach(() => redis.flush())
afterAll(() => redis.stop())

test('points that an instance took while the store was unavailable count in the store afterwards', async () => {
  const one = await limitInstance(redis)
  await one.store.take([a])
  one.state.isAway = true
  await times(2, () => one.store.take([a]))
  one.state.isAway = false
  await one.store.take([counterOf('another')])
  expect(await takenInRedis(one)).toBe(3)
})

test('an instance reports also if no call comes', async () => {
  const one = await limitInstance(redis)
  one.state.isAway = true
  await times(2, () => one.store.take([a]))
  one.state.isAway = false
  // Looking takes all points, so it happens once, after the instance has tried again.
  await reported()
  expect(await takenInRedis(one)).toBe(2)
})

test('an instance reports until the store has answered', async () => {
  const one = await limitInstance(redis)
  one.state.isAway = true
  await times(2, () => one.store.take([a]))
  await reported()
  one.state.isAway = false
  await reported()
  expect(await takenInRedis(one)).toBe(2)
})

test('a store that has lost its counts gets the newest count that an instance has seen', async () => {
  const [one, two] = await Promise.all([limitInstance(redis), limitInstance(redis)])
  await times(2, () => one.store.take([a]))
  await times(3, () => two.store.take([a]))
  await redis.flush()
  for (const { store } of [two, one, two]) await store.take([counterOf('another')])
  expect(await takenInRedis(one)).toBe(5)
})

test('points that came back before the newest count do not count', async () => {
  const [one, two] = await Promise.all([limitInstance(redis), limitInstance(redis)])
  const points = [...takenBy(await one.store.take([a])), ...takenBy(await one.store.take([a]))]
  await two.store.take([a])
  for (const point of points) await one.store.giveBack(back([point]))
  await one.store.take([a])
  await redis.flush()
  for (const { store } of [two, one, two]) await store.take([counterOf('another')])
  expect(await takenInRedis(one)).toBe(2)
})

test('the points of every instance are added to what the store has lost', async () => {
  const [one, two] = await Promise.all([limitInstance(redis), limitInstance(redis)])
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
  const one = await limitInstance(redis)
  await one.store.take([a])
  await redis.flush()
  expect((await one.store.take([a])).fault).toBe('emptied')
  expect((await one.store.take([a])).fault).toBeUndefined()
})

test('until the other instances have reported, each allows its share, and a refusal says to wait a few seconds', async () => {
  const one = await limitInstance(redis)
  await times(3, () => one.store.take([a]))
  await redis.flush()
  expect(await one.store.take([a])).toMatchObject({ kind: 'refused', retryAfter: 5 })
  one.state.ahead = 5_000
  expect(await one.store.take([a])).toMatchObject({ kind: 'taken' })
  expect(await takenInRedis(one)).toBe(4)
})

test('an instance that the store has refused refuses too while the store is unavailable', async () => {
  const [one, other] = [await limitInstance(redis), await limitInstance(redis)]
  await times(9, () => one.store.take([a]))
  await other.store.take([a])
  other.state.isAway = true
  expect(await other.store.take([a])).toMatchObject({ kind: 'refused', fault: 'failed' })
})

test('a point that was reported comes back to the store', async () => {
  const one = await limitInstance(redis)
  await one.store.take([a])
  one.state.isAway = true
  const points = takenBy(await one.store.take([a]))
  one.state.isAway = false
  await one.store.take([counterOf('another')])
  await one.store.giveBack(back(points))
  expect(await takenInRedis(one)).toBe(1)
})

test('the earliest end of a window stays, when an instance reports a window that began before', async () => {
  const [one, two] = await Promise.all([limitInstance(redis), limitInstance(redis)])
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
  const { inStore } = await limitInstance(redis)
  const take = await inStore.take([a])
  await redis.flush()
  const point = { ...a, lost: 0, lostAt: 0, own: 3, until: Date.now() + 60_000 }
  const report = await inStore.report?.({ id: 'one', generation: take.generation ?? '', points: [point], takes: [] })
  expect(report).toMatchObject({ counts: [] })
  expect(report?.generation).not.toBe(take.generation)
  expect(await pointsLeft(inStore, a)).toBe(9)
})
