import { expect, test } from 'vitest'
import { createRenewals } from './singleFlight.ts'

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
  const renewals = createRenewals(() => clock.now)
  const sharing = (token: string, renew: () => Promise<ReturnType<typeof tokens>>) =>
    renewals.share(token, {
      renew: () => {
        clock.calls += 1
        return renew()
      },
      discard: ({ refreshToken }) => Promise.resolve(void discarded.push(refreshToken)),
    })
  const share = (token: string, refreshToken: string | null = null) =>
    sharing(token, () => Promise.resolve(tokens(refreshToken)))
  return { clock, discarded, renewals, share, sharing }
}

test('a renewal is shared while it lasts, and for twenty seconds after', async () => {
  const { clock, share } = setting()
  const [first, second] = await Promise.all([share('a'), share('a')])
  clock.now = 19
  expect([second, await share('a')]).toEqual([first, first])
  expect(clock.calls).toBe(1)
  clock.now = 20
  expect(await share('a')).toMatchObject({ at: 20 })
  expect(clock.calls).toBe(2)
})

test('one that failed is not kept, and fails all who wait for it', async () => {
  const { share, sharing } = setting()
  const failing = () => sharing('a', () => Promise.reject(new Error('away')))
  const both = await Promise.allSettled([failing(), failing()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await share('a')).toMatchObject({ at: 0 })
})

test.each(['old', 'new'])('after signing out with the %s refresh token, nobody gets tokens for it', async (token) => {
  const { clock, renewals, share } = setting()
  await share('old', 'new')
  await renewals.forget(token)
  await expect(share('old', 'new')).rejects.toThrow('flow_expired')
  expect(clock.calls).toBe(1)
})

test('who waits for tokens when the session ends gets none, and those that come are given up', async () => {
  const { discarded, renewals, sharing } = setting()
  const { promise, resolve } = later<ReturnType<typeof tokens>>()
  const waiting = Promise.allSettled([sharing('old', () => promise), sharing('old', () => promise)])
  await renewals.forget('old')
  resolve(tokens('new'))
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(discarded).toEqual(['new'])
})

test('there are never more than two thousand; those that came first give way', async () => {
  const { clock, share } = setting()
  for (let count = 0; count <= 2_001; count += 1) await share(`token ${count}`)
  clock.calls = 0
  await share('token 2001')
  expect(clock.calls).toBe(0)
  await share('token 0')
  expect(clock.calls).toBe(1)
})
