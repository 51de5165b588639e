import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { insured } from './fallback.ts'
import { type Limiter, memoryLimiter } from './memory.ts'

const rule = { points: 3, window: 60 }

test('two hundred at once get no more than there is', async () => {
  const limiter = memoryLimiter()
  const results = await Promise.all(Array.from({ length: 200 }, () => limiter.consume('a', rule)))
  expect(results.filter(({ allowed }) => allowed)).toHaveLength(3)
})

test('it says how long to wait, and keeps to it', async () => {
  let now = 0
  const limiter = memoryLimiter(() => now)
  for (let tries = 0; tries < 3; tries += 1) await limiter.consume('a', rule)
  now = 20_500
  expect(await limiter.consume('a', rule)).toEqual({ allowed: false, retryAfter: 40 })
  expect(await limiter.consume('b', rule)).toEqual({ allowed: true, retryAfter: 0 })
  now = 60_000
  expect(await limiter.consume('a', rule)).toEqual({ allowed: true, retryAfter: 0 })
})

test('what is forgotten starts afresh', async () => {
  const limiter = memoryLimiter()
  for (let tries = 0; tries < 4; tries += 1) await limiter.consume('a', rule)
  await limiter.forget('a')
  expect((await limiter.consume('a', rule)).allowed).toBe(true)
})

test('no stretch of the window’s length ever has more than the rule says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(30_000), { maxLength: 40 }), async (gaps) => {
      let now = 0
      const limiter = memoryLimiter(() => now)
      const allowed: number[] = []
      for (const gap of gaps) {
        now += gap
        if ((await limiter.consume('a', rule)).allowed) allowed.push(now)
      }
      for (const start of allowed)
        expect(allowed.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(3)
    }),
  )
})

test('it holds a hundred thousand keys and forgets the oldest', async () => {
  const limiter = memoryLimiter(() => 0)
  for (let tries = 0; tries < 4; tries += 1) await limiter.consume('first', rule)
  for (let key = 0; key < 100_000; key += 1) await limiter.consume(String(key), rule)
  expect((await limiter.consume('first', rule)).allowed).toBe(true)
})

test('while the store is away, tries are counted here: nobody is let off, nobody locked out', async () => {
  const away = { consume: () => Promise.reject(new Error('down')), forget: () => Promise.reject(new Error('down')) }
  const limiter = insured(away, memoryLimiter())
  const allowed: boolean[] = []
  for (let tries = 0; tries < 5; tries += 1) allowed.push((await limiter.consume('a', rule)).allowed)
  expect(allowed).toEqual([true, true, true, false, false])
  await limiter.forget('a')
  expect((await limiter.consume('a', rule)).allowed).toBe(true)
})

test('when it is full, room is made rarely and the clock is read once a try', async () => {
  let reads = 0
  const limiter = memoryLimiter(() => {
    reads += 1
    return 0
  })
  for (let key = 0; key < 101_000; key += 1) await limiter.consume(String(key), rule)
  expect(reads).toBe(101_000)
})

test('what is tried again and again is not the oldest', async () => {
  const limiter = memoryLimiter(() => 0)
  for (let key = 0; key < 120_000; key += 1) {
    if (key % 10_000 === 0) await limiter.consume('victim', rule)
    await limiter.consume(String(key), rule)
  }
  expect((await limiter.consume('victim', rule)).allowed).toBe(false)
})

test('no flood of addresses pushes the count of an account out', async () => {
  const limiter = memoryLimiter(() => 0)
  for (const key of ['account:ada', 'codes:account:ada', 'messages:ada'])
    for (let tries = 0; tries < 3; tries += 1) await limiter.consume(key, rule)
  for (let key = 0; key < 100_001; key += 1) await limiter.consume(`start:minute:${key}`, rule)
  for (const key of ['account:ada', 'codes:account:ada', 'messages:ada'])
    expect((await limiter.consume(key, rule)).allowed).toBe(false)
})

test('a store that hangs is waited for half a second, and one that throws not at all', async () => {
  vi.useFakeTimers()
  const hang = () => new Promise<never>(() => undefined)
  const fail = () => {
    throw new Error('a mistake')
  }
  for (const broken of [hang, fail]) {
    const limiter = insured(
      { consume: broken, forget: broken },
      memoryLimiter(() => 0),
    )
    const tries = [1, 2, 3, 4].map(() => limiter.consume('a', rule))
    await vi.advanceTimersByTimeAsync(500)
    expect((await Promise.all(tries)).map(({ allowed }) => allowed)).toEqual([true, true, true, false])
    const forgotten = limiter.forget('a')
    await vi.advanceTimersByTimeAsync(500)
    await forgotten
  }
  vi.useRealTimers()
})

test('a slow store is waited for once, however many keys are tried; what it then grants late is given back', async () => {
  vi.useFakeTimers()
  const inStore = memoryLimiter(() => 0)
  const slow: Limiter = {
    consume: async (key, given) => {
      await new Promise((done) => setTimeout(done, 300))
      return inStore.consume(key, given)
    },
    forget: (key) => inStore.forget(key),
  }
  const one = { points: 1, window: 60 }
  await inStore.consume('a', one)
  const found = insured(
    slow,
    memoryLimiter(() => 0),
  ).consumeOne(['a', 'b', 'c'], one)
  await vi.advanceTimersByTimeAsync(500)
  expect(await found).toEqual({ key: 'a', waits: [] })
  await vi.advanceTimersByTimeAsync(500)
  expect((await inStore.consume('b', one)).allowed).toBe(true)
  vi.useRealTimers()
})

test('of several keys one that is free is taken, or each says how long', async () => {
  const memory = memoryLimiter(() => 0)
  const limiter = insured(memory, memory)
  const one = { points: 1, window: 60 }
  expect((await limiter.consumeOne(['a', 'b'], one)).key).toBe('a')
  expect((await limiter.consumeOne(['a', 'b'], one)).key).toBe('b')
  expect(await limiter.consumeOne(['a', 'b'], one)).toEqual({ key: null, waits: [60, 60] })
})
