import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type AwsCredentials, createSigner } from './signer.ts'

const MINUTE = 60_000
const url = new URL('https://cognito-idp.us-east-1.amazonaws.com')

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28) }))
afterEach(() => void vi.useRealTimers())

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds)
/** Lets a refresh that nobody waits for come to its end. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A signer whose provider answers its n-th question, counted from 1, as `answer` says. `sign` resolves to the key that signed. */
function signerWith(answer: (asked: number) => Promise<AwsCredentials>) {
  let asked = 0
  const signRequest = createSigner('us-east-1', () => answer((asked += 1)))
  const sign = async () => {
    const signed = await signRequest(url, { host: url.host }, '{}', performance.now() + 2_000)
    return /Credential=(\w+)\//.exec(signed['authorization'] ?? '')?.[1]
  }
  return { sign, asked: () => asked }
}

/** An answer that arrives when the test calls `resolve`. */
function slowAnswer() {
  let resolve: (credentials: AwsCredentials) => void = () => {}
  const promise = new Promise<AwsCredentials>((settle) => (resolve = settle))
  return { promise, resolve: (credentials: AwsCredentials) => resolve(credentials) }
}

const key = (number: number, lifetime: number): AwsCredentials => ({
  accessKeyId: `key${number}`,
  secretAccessKey: 'any',
  expiration: new Date(Date.now() + lifetime),
})

test('during a refresh, calls are signed with the old credentials, and the provider is asked once', async () => {
  const refresh = slowAnswer()
  const { sign, asked } = signerWith((n) => (n === 1 ? Promise.resolve(key(1, 15 * MINUTE)) : refresh.promise))
  await sign()
  later(11 * MINUTE)
  expect(await Promise.all([sign(), sign()])).toEqual(['key1', 'key1'])
  later(2_000)
  expect(await sign()).toBe('key1')
  expect(asked()).toBe(2)
  refresh.resolve(key(2, 15 * MINUTE))
  await settled()
  expect(await sign()).toBe('key2')
  expect(asked()).toBe(2)
})

test('calls wait for a refresh that has not ended when the old credentials expire', async () => {
  const refresh = slowAnswer()
  const { sign, asked } = signerWith((n) => (n === 1 ? Promise.resolve(key(1, 15 * MINUTE)) : refresh.promise))
  await sign()
  later(15 * MINUTE - 1)
  expect(await sign()).toBe('key1')
  later(1)
  const waiting = Promise.all([sign(), sign()])
  refresh.resolve(key(2, 15 * MINUTE))
  expect(await waiting).toEqual(['key2', 'key2'])
  expect(asked()).toBe(2)
})

test.each([
  ['rejects', () => Promise.reject(new Error('no network'))],
  [
    'throws',
    () => {
      throw new Error('no network')
    },
  ],
])(
  'a refresh that %s is tried again after a second, and calls keep the old credentials until they expire',
  async (_, fail) => {
    const { sign, asked } = signerWith((n) => (n === 1 ? Promise.resolve(key(1, 15 * MINUTE)) : fail()))
    await sign()
    later(11 * MINUTE)
    for (const [wait, count] of [
      [0, 2],
      [999, 2],
      [1, 3],
      [3 * MINUTE, 4],
    ] as const) {
      later(wait)
      expect(await sign()).toBe('key1')
      await settled()
      expect(asked()).toBe(count)
    }
    later(MINUTE)
    await expect(sign()).rejects.toThrow('no network')
    await expect(sign()).rejects.toThrow('no network')
    expect(asked()).toBe(6)
  },
)

test('a provider whose credentials expire within five minutes is asked at most once a second', async () => {
  const { sign, asked } = signerWith((n) => Promise.resolve(key(n, MINUTE)))
  for (const signedBy of ['key1', 'key1', 'key1']) {
    expect(await sign()).toBe(signedBy)
    await settled()
  }
  expect(asked()).toBe(1)
  later(1_000)
  expect(await sign()).toBe('key1')
  await settled()
  expect(await sign()).toBe('key2')
  expect(asked()).toBe(2)
})

test('credentials without an expiration are asked for once', async () => {
  const { sign, asked } = signerWith(() => Promise.resolve({ accessKeyId: 'fixed', secretAccessKey: 'any' }))
  await sign()
  later(1_000 * 60 * MINUTE)
  expect(await sign()).toBe('fixed')
  expect(asked()).toBe(1)
})
