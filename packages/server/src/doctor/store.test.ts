import { createClient } from '@redis/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryLimitStore } from '../limits/memoryLimitStore.ts'
import { examine } from '../testing/doctor/examination.ts'
import { connectStore } from '../testing/redis/redisBackend.ts'
import { type RedisServer, startRedis } from '../testing/redis/redisServer.ts'

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

const storeResults = async (...examined: Parameters<typeof examine>) =>
  (await examine(...examined)).results.filter(({ id }) => id.startsWith('store'))

test('a Redis that works has no finding, and the doctor leaves no key behind', async () => {
  const results = await storeResults({ redisUrl: redis.url })
  expect(results.map(({ id, level }) => [id, level])).toEqual([
    ['store', 'ok'],
    ['store-eviction', 'ok'],
    ['store-version', 'ok'],
  ])
  const { content, close } = await connectStore(redis)
  expect(await content()).not.toContain(':session:')
  close()
})

test('a Redis that deletes sessions when it is full is a warning', async () => {
  const client = await createClient({ url: redis.url }).connect()
  await client.configSet('maxmemory-policy', 'allkeys-lru')
  const [, eviction] = await storeResults({ redisUrl: redis.url })
  await client.configSet('maxmemory-policy', 'noeviction')
  client.destroy()
  expect(eviction).toMatchObject({
    level: 'warning',
    problem: 'The maxmemory-policy of the store is allkeys-lru, so it deletes sessions when its memory is full.',
    change: expect.stringContaining('noeviction') as string,
  })
})

test.each([
  ['nobody listens', () => 'redis://:CANARY-password@127.0.0.1:1', 'The store does not work (ECONNREFUSED).'],
  ['the address is none', () => 'CANARY-password', 'The store does not work (REDIS_URL is not an address'],
  [
    'the password is wrong',
    () => redis.url.replace('//', '//nobody:CANARY-password@'),
    'The store does not work (WRONGPASS).',
  ],
])('a store is an error if %s, and no password is shown', async (_, url, problem) => {
  const [store, ...others] = await storeResults({ redisUrl: url() })
  expect(store).toMatchObject({ level: 'error', problem: expect.stringContaining(problem) as string })
  expect(JSON.stringify([store, others])).not.toContain('CANARY')
  expect(others.map(({ level }) => level)).toEqual(['not checked', 'not checked'])
})

test('the option `store` is used, and its settings are not known', async () => {
  const { store, close } = await connectStore(redis)
  const [works, eviction] = await storeResults({ options: { store } })
  close()
  expect(works).toMatchObject({ level: 'ok' })
  expect(eviction).toMatchObject({ level: 'not checked', reason: 'only a store behind REDIS_URL tells its settings' })
})

test('a store of your own that fails is an error', async () => {
  const broken = () => Promise.reject(Object.assign(new Error('CANARY'), { code: 'EPIPE' }))
  const sessions = {
    read: broken,
    add: broken,
    replace: broken,
    take: broken,
    list: broken,
    unlist: broken,
    keysOf: broken,
  }
  const store = { limits: createMemoryLimitStore(Date.now), locks: { acquire: () => Promise.resolve(null) }, sessions }
  const [works] = await storeResults({ options: { store } })
  expect(works).toMatchObject({ level: 'error', problem: 'The store does not work (EPIPE).' })
})

test('a store makes a grace period needless', async () => {
  const { store, close } = await connectStore(redis)
  const client = { flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], rotation: { gracePeriodSeconds: 0 } }
  expect((await examine({ client, options: { store } })).found).toEqual([])
  close()
})
