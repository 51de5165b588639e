import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { startSlowRedis } from '../testing/processes/cluster.ts'
import { connectStore } from '../testing/redis/redisBackend.ts'
import { startRedis } from '../testing/redis/redisServer.ts'

const redis = await startRedis()
const [first, second] = await Promise.all([connectStore(redis), connectStore(redis)])

beforeEach(() => redis.flush())
afterAll(async () => {
  first.close()
  second.close()
  await redis.stop()
})

test('of many processes that want a lock at once, one gets it', async () => {
  const locks = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 ? first : second).store.locks.acquire('a', 10_000)),
  )
  expect(locks.filter((lock) => lock !== null)).toHaveLength(1)
  expect(await first.store.locks.acquire('b', 10_000)).not.toBeNull()
})

test('a lock that was given back can be taken again', async () => {
  const lock = await first.store.locks.acquire('a', 10_000)
  await lock?.release()
  expect(await second.store.locks.acquire('a', 10_000)).not.toBeNull()
})

test('a lock ends after its time, and its former holder does not give back the lock of the next one', async () => {
  const { locks } = first.store
  const lock = await locks.acquire('a', 20)
  await expect.poll(() => second.store.locks.acquire('a', 10_000), { interval: 5 }).not.toBeNull()
  await lock?.release()
  expect(await locks.acquire('a', 10_000)).toBeNull()
})

test('a lock that Redis granted too late is given back', async () => {
  const slowRedis = await startSlowRedis(redis.url)
  const late = await connectStore({ ...redis, url: slowRedis.url }, 20)
  onTestFinished(() => {
    late.close()
    slowRedis.stop()
  })
  slowRedis.milliseconds = 200
  await expect(late.store.locks.acquire('a', 60_000)).rejects.toThrow('did not answer')
  await expect.poll(() => first.store.locks.acquire('a', 10_000), { interval: 20 }).not.toBeNull()
})
