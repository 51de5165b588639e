import { expect, test } from 'vitest'
import { createRenewals } from './renewals.ts'

const tokens = (refreshToken: string | null = null) => ({
  accessToken: 'access',
  refreshToken,
  idToken: null,
  expiresIn: 3_600,
  newDevice: null,
})

function setting() {
  const clock = { now: 0, calls: 0 }
  const renewals = createRenewals(() => clock.now)
  const share = (token: string, refreshToken: string | null = null) =>
    renewals.share(token, () => {
      clock.calls += 1
      return Promise.resolve(tokens(refreshToken))
    })
  return { clock, renewals, share }
}

test('a renewal is shared while it lasts, and for ten seconds after', async () => {
  const { clock, share } = setting()
  const [first, second] = await Promise.all([share('a'), share('a')])
  clock.now = 9
  expect([second, await share('a')]).toEqual([first, first])
  expect(clock.calls).toBe(1)
  clock.now = 10
  expect(await share('a')).toMatchObject({ at: 10 })
  expect(clock.calls).toBe(2)
})

test('one that failed is not kept, and fails all who wait for it', async () => {
  const { renewals, share } = setting()
  const failing = () => renewals.share('a', () => Promise.reject(new Error('away')))
  const both = await Promise.allSettled([failing(), failing()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await share('a')).toMatchObject({ at: 0 })
})

test.each(['old', 'new'])('after signing out with the %s refresh token, it is shared with nobody', async (token) => {
  const { clock, renewals, share } = setting()
  await share('old', 'new')
  await renewals.forget(token)
  await share('old', 'new')
  expect(clock.calls).toBe(2)
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
