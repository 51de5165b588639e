import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { createClient } from '@redis/client'
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { withFallback } from '../limits/fallback.ts'
import { createMemoryLimitStore } from '../limits/memoryLimitStore.ts'
import { back, counterOf, pointsLeft, takenBy, testLimitStore } from '../testing/redis/limitStoreContract.ts'
import { startRedis } from '../testing/redis/redisServer.ts'
import { createTestBackend, errorOf } from '../testing/testBackend.ts'
import { createRedisStore } from './createRedisStore.ts'

const redis = await startRedis()
afterAll(() => redis.stop())
beforeEach(() => redis.flush())

/** A client of the real package, and a store on it. */
async function connectStore(url = redis.url) {
  const client = createClient({ url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.destroy())
  return { client, store: createRedisStore({ client, prefix: 'test:' }).limits }
}

/** A connection to Redis that is as slow as a network, and counts the round trips that somebody waits for. */
async function slowConnection(delay: number) {
  const counted = { roundTrips: 0 }
  const server = createServer((near) => {
    const far = connect(Number(new URL(redis.url).port), '127.0.0.1')
    let lastWas: 'request' | 'reply' = 'reply'
    const pass = (to: Socket, bytes: Buffer) => void setTimeout(() => to.write(bytes), delay)
    near.on('data', (bytes: Buffer) => {
      if (lastWas === 'reply') counted.roundTrips += 1
      lastWas = 'request'
      pass(far, bytes)
    })
    far.on('data', (bytes: Buffer) => {
      lastWas = 'reply'
      pass(near, bytes)
    })
    near.on('close', () => far.destroy())
    for (const socket of [near, far]) socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return { ...(await connectStore(`redis://127.0.0.1:${address.port}`)), counted }
}

/** The keys in Redis, without the ids of takes. */
const keysOf = async (client: Awaited<ReturnType<typeof connectStore>>['client']): Promise<readonly string[]> =>
  (await client.keys('*')).map((key) => key.replace(/take:.*/, 'take:<id>')).toSorted()

const eight = Array.from({ length: 8 }, (_, index) => counterOf(`c${index}`))

describe('the store in Redis', () => {
  testLimitStore(async () => {
    const wait = (seconds: number) => new Promise<void>((done) => setTimeout(done, seconds * 1_000))
    return { store: (await connectStore()).store, wait }
  })
})

test('three instances that share a Redis allow the points of a rule once', async () => {
  const stores = await Promise.all([connectStore(), connectStore(), connectStore()])
  const a = counterOf('a', { points: 10 })
  const tries = Array.from({ length: 100 }, () => stores.map(({ store }) => store.take([a]))).flat()
  expect((await Promise.all(tries)).filter(({ kind }) => kind === 'taken')).toHaveLength(10)
})

test('all counters of a call are taken in one round trip, and given back in one', async () => {
  const { store, counted } = await slowConnection(20)
  counted.roundTrips = 0
  const points = takenBy(await store.take(eight))
  expect(counted.roundTrips).toBe(1)
  await store.giveBack(back(points))
  expect(counted.roundTrips).toBe(2)
})

test('a refused call waits for one round trip', async () => {
  const { store, counted } = await slowConnection(20)
  const full = counterOf('full', { points: 1 })
  await store.take([full])
  counted.roundTrips = 0
  expect((await store.take([...eight, full])).kind).toBe('refused')
  expect(counted.roundTrips).toBe(1)
})

test('every counter in Redis expires with its window, and its key has no username in clear', async () => {
  const { client, store } = await connectStore()
  const { browser } = createTestBackend({ handler: { limitStore: store } })
  await errorOf(browser.call('start', { username: 'ada', password: 'Wrong-horse-1' }))
  const keys = (await client.keys('*')).filter((key) => !key.endsWith('-generation'))
  expect(keys.filter((key) => key.includes('passwordPerAccount'))).toHaveLength(1)
  expect(keys.filter((key) => /ada/i.test(key))).toEqual([])
  for (const key of keys) expect(await client.pTTL(key)).toBeGreaterThan(0)
  await redis.flush()
  await store.take([counterOf('a', { window: 60 })])
  expect(await keysOf(client)).toEqual(['test:{limit}-generation', 'test:{limit}-take:<id>', 'test:{limit}:a'])
  const ttl = await client.pTTL('test:{limit}:a')
  expect(ttl > 58_000 && ttl <= 60_000).toBe(true)
})

test('a Redis that stops and comes back: the memory counts on meanwhile, and no try gets an error', async () => {
  const { store, client } = await connectStore()
  const memory = createMemoryLimitStore(Date.now)
  const safe = withFallback(store, memory, 1)
  await safe.take([counterOf('a')])
  await redis.stop()
  while (client.isReady) await new Promise((done) => setTimeout(done, 5))
  expect(await pointsLeft(safe, counterOf('a'))).toBe(2)
  expect(await safe.take([counterOf('a')])).toMatchObject({ kind: 'refused', fault: 'failed' })
  await redis.restart()
  while (!client.isReady) await new Promise((done) => setTimeout(done, 5))
  expect((await safe.take([counterOf('b')])).fault).toBe('emptied')
  expect((await safe.take([counterOf('b')])).fault).toBeUndefined()
})

test('calls of a network without points never fill the limit of an account, not even for a moment', async () => {
  const [owner, ...others] = await Promise.all([connectStore(), connectStore(), connectStore()])
  const [network, account] = [counterOf('network', { points: 1 }), counterOf('account', { scope: 'account' })]
  await owner.store.take([network])
  const flood = Array.from({ length: 200 }, () => others.map(({ store }) => store.take([network, account]))).flat()
  const takes = [1, 2, 3].map(() => owner.store.take([account]))
  expect((await Promise.all(takes)).map(({ kind }) => kind)).toEqual(['taken', 'taken', 'taken'])
  expect((await Promise.all(flood)).every(({ kind }) => kind === 'refused')).toBe(true)
})

test('a refused call leaves no key in Redis', async () => {
  const { client, store } = await connectStore()
  const full = counterOf('full', { points: 1 })
  await store.take([full])
  for (let n = 0; n < 20; n += 1) await store.take([full, counterOf(`account-${n}`)])
  expect(await keysOf(client)).toEqual(['test:{limit}-generation', 'test:{limit}-take:<id>', 'test:{limit}:full'])
})
