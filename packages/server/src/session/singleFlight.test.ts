import { expect, test } from 'vitest'
import { createSingleFlight } from './singleFlight.ts'

const tokens = (refreshToken: string | null = null) => ({
  accessToken: 'access',
  refreshToken,
  idToken: null,
  expiresIn: 3_600,
  newDevice: null,
})

function later<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

function setting() {
  const clock = { now: 0, calls: 0 }
  const discarded: (string | null)[] = []
  const singleFlight = createSingleFlight(() => clock.now)
  const sharing = (token: string, work: () => Promise<ReturnType<typeof tokens>>) =>
    singleFlight.run(token, {
      refresh: () => {
        clock.calls += 1
        return work()
      },
      discard: ({ refreshToken }) => Promise.resolve(void discarded.push(refreshToken)),
    })
  const share = (token: string, refreshToken: string | null = null) =>
    sharing(token, () => Promise.resolve(tokens(refreshToken)))
  return { clock, discarded, singleFlight, share, sharing }
}

test('requests share a refresh while it runs and for twenty seconds after it', async () => {
  const { clock, share } = setting()
  const [first, second] = await Promise.all([share('a'), share('a')])
  clock.now = 19
  expect([second, await share('a')]).toEqual([first, first])
  expect(clock.calls).toBe(1)
  clock.now = 20
  expect(await share('a')).toMatchObject({ at: 20 })
  expect(clock.calls).toBe(2)
})

test('a refresh that fails is not kept, and every request that waits for it fails', async () => {
  const { share, sharing } = setting()
  const failing = () => sharing('a', () => Promise.reject(new Error('away')))
  const both = await Promise.allSettled([failing(), failing()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await share('a')).toMatchObject({ at: 0 })
})

test.each(['old', 'new'])(
  'after a sign-out with the %s refresh token, no request gets tokens for the session',
  async (token) => {
    const { clock, singleFlight, share } = setting()
    await share('old', 'new')
    await singleFlight.end(token)
    await expect(share('old', 'new')).rejects.toThrow('flow_expired')
    expect(clock.calls).toBe(1)
  },
)

test('a request that waits while the session ends gets no tokens, and the tokens that arrive are discarded', async () => {
  const { discarded, singleFlight, sharing } = setting()
  const { promise, resolve } = later<ReturnType<typeof tokens>>()
  const waiting = Promise.allSettled([sharing('old', () => promise), sharing('old', () => promise)])
  await singleFlight.end('old')
  resolve(tokens('new'))
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(discarded).toEqual(['new'])
})

test('at most two thousand refreshes are kept, and the oldest are dropped first', async () => {
  const { clock, share } = setting()
  for (let count = 0; count <= 2_001; count += 1) await share(`token ${count}`)
  clock.calls = 0
  await share('token 2001')
  expect(clock.calls).toBe(0)
  await share('token 0')
  expect(clock.calls).toBe(1)
})
