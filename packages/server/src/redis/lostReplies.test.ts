import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { a, limitInstance, reported, takenInRedis, times } from '../testing/redis/limitInstance.ts'
import { back, pointsLeft, takenBy } from '../testing/redis/limitStoreContract.ts'
import { startRedis } from '../testing/redis/redisServer.ts'

const redis = await startRedis()
beforeEach(() => redis.flush())
afterAll(() => redis.stop())

describe('when a reply of Redis is lost, each call counts once', () => {
  test('a take that Redis has counted', async () => {
    const one = await limitInstance(redis)
    one.state.losesReplies = true
    await times(2, () => one.store.take([a]))
    one.state.losesReplies = false
    await one.store.take([a])
    await reported()
    expect(await takenInRedis(one)).toBe(3)
  })

  test('a take that reaches Redis after the instance has stopped waiting for it', async () => {
    const one = await limitInstance(redis)
    Object.assign(one.state, { losesReplies: true, delay: 700 })
    await one.store.take([a])
    await sleep(250)
    Object.assign(one.state, { losesReplies: false, delay: 0 })
    await reported()
    expect(await takenInRedis(one)).toBe(1)
  })

  test('a report that Redis has counted', async () => {
    const one = await limitInstance(redis)
    one.state.isAway = true
    await times(2, () => one.store.take([a]))
    Object.assign(one.state, { isAway: false, losesReplies: true })
    await reported()
    one.state.losesReplies = false
    await reported()
    expect(await takenInRedis(one)).toBe(2)
  })

  test('a point that comes back between two attempts of a report', async () => {
    const one = await limitInstance(redis)
    one.state.isAway = true
    const points = takenBy(await one.store.take([a]))
    await one.store.take([a])
    Object.assign(one.state, { isAway: false, losesReplies: true })
    await reported()
    await one.store.giveBack(back(points))
    one.state.losesReplies = false
    await reported()
    expect(await takenInRedis(one)).toBe(1)
  })

  test('a call that the memory refused', async () => {
    const one = await limitInstance(redis)
    await times(3, () => one.store.take([a]))
    one.state.losesReplies = true
    expect(await one.store.take([a])).toMatchObject({ kind: 'refused', fault: 'failed' })
    one.state.losesReplies = false
    await reported()
    expect(await takenInRedis(one)).toBe(3)
  })

  test('a take of a window that has ended, whose points are not those of the next window', async () => {
    const { inStore } = await limitInstance(redis)
    const brief = { ...a, window: 1 }
    const { generation = '' } = await inStore.take([brief], 'first')
    await sleep(1_050)
    await inStore.take([brief])
    const counter = { ...brief, until: Date.now() + 900 }
    const points = [{ ...counter, lost: 0, lostAt: 0, own: 0 }]
    await inStore.report?.({ id: 'report', generation, points, takes: [{ id: 'first', counters: [counter] }] })
    expect(await pointsLeft(inStore, brief)).toBe(8)
  })

  test('a take that reaches Redis after the report about it', async () => {
    const { inStore } = await limitInstance(redis)
    const { generation = '' } = await inStore.take([a], 'first')
    const points = [{ ...a, lost: 0, lostAt: 0, own: 1, until: Date.now() + 60_000 }]
    await inStore.report?.({ id: 'report', generation, points, takes: [{ id: 'second', counters: points }] })
    await expect(inStore.take([a], 'second')).rejects.toThrow('a report has counted this take already')
    expect(await pointsLeft(inStore, a)).toBe(7)
  })
})

test('a point of the store that comes back leaves the points of the memory to be reported', async () => {
  const one = await limitInstance(redis)
  const points = takenBy(await one.store.take([a]))
  one.state.isAway = true
  await one.store.take([a])
  one.state.isAway = false
  await one.store.giveBack(back(points))
  await reported()
  expect(await takenInRedis(one)).toBe(1)
})
