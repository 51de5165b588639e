import { describe, expect, test } from 'vitest'
import { memoryLimitStore, type SealKey } from '../index.ts'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  startChallenge,
  testKey,
  TOTP_SECRET,
} from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'

const totpUser = { username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }
const newKey: SealKey = { id: 'k2', secret: Uint8Array.from({ length: 32 }, (_, index) => (index * 53 + 7) % 256) }

/** Two instances without a store, and a browser for each request of which you choose the instance. */
function twoInstances(first: object, second: object) {
  const { pool, newHandler, cognitoCalls } = createTestBackend({ settings: { mfa: 'ON' }, users: [totpUser] })
  const instances = [newHandler(first), newHandler(second)] as const
  let current: 0 | 1 = 0
  const browser = createTestBrowser((request, context) => instances[current](request, context))
  const use = (instance: 0 | 1): void => {
    current = instance
  }
  return { pool, newHandler, cognitoCalls, instances, browser, use }
}

describe('two instances whose clocks differ', () => {
  const apart = (seconds: number) => {
    const system = twoInstances(
      { clock: () => system.pool.clock.now() },
      { clock: () => system.pool.clock.now() + seconds * 1_000 },
    )
    return system
  }

  test.each([-60, 60])('by %i s finish a sign-in in its last second', async (seconds) => {
    const { pool, browser, use } = apart(seconds)
    const challenge = await startChallenge(browser)
    pool.clock.advance(179_000)
    use(1)
    expect(await answer(browser, challenge, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
  })

  test.each([-60, 60])('by %i s resume a sign-in, and promise no more time than Cognito gives', async (seconds) => {
    const { browser, use } = apart(seconds)
    const { expiresIn } = await startChallenge(browser)
    use(1)
    const resumed = await browser.call('resume', {})
    expect(resumed).toMatchObject({ kind: 'challenge' })
    expect(resumed.kind === 'challenge' && resumed.expiresIn).toBeLessThanOrEqual(expiresIn)
  })

  test('by 60 s refresh a session before its access token expires', async () => {
    const { pool, browser, use, instances } = apart(-60)
    await answer(browser, await startChallenge(browser), { code: pool.currentCode('ada') })
    use(1)
    pool.clock.advance(3_600_000 - 60_000)
    expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
    expect(await instances[0].getSession(browser.request())).not.toBeNull()
  })

  test('by more than the tolerance end a flow that has just begun', async () => {
    const { pool, browser, use } = apart(180 + 61)
    const challenge = await startChallenge(browser)
    use(1)
    const error = await errorOf(answer(browser, challenge, { code: pool.currentCode('ada') }))
    expect(error.code).toBe('flow_expired')
  })

  test('leave the last minute of a sign-in to Cognito', async () => {
    const { pool, browser, cognitoCalls } = apart(0)
    const challenge = await startChallenge(browser)
    pool.clock.advance(181_000)
    const error = await errorOf(answer(browser, challenge, { code: pool.currentCode('ada') }))
    expect(error.code).toBe('flow_expired')
    expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  })
})

describe('a new seal key in two deployments', () => {
  test.each([
    ['first deployment: the new key only opens', [testKey], [testKey, newKey]],
    ['second deployment: the new key seals', [testKey, newKey], [newKey, testKey]],
  ])('%s, and sign-ins and sessions stay valid on both instances', async (_, before, after) => {
    const { pool, browser, use, instances } = twoInstances({ keys: before }, { keys: after })
    for (const [start, end] of [
      [0, 1],
      [1, 0],
    ] as const) {
      use(start)
      const challenge = await startChallenge(browser)
      pool.clock.advance(30_000)
      use(end)
      expect(await answer(browser, challenge, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
      for (const instance of instances) expect(await instance.getSession(browser.request())).not.toBeNull()
    }
  })

  test('resets no limit: wrong codes before and after it count together', async () => {
    const { newHandler, pool } = createTestBackend({
      settings: { mfa: 'ON', mfaLockAfter: null },
      users: [totpUser],
    })
    const limitStore = memoryLimitStore(() => pool.clock.now())
    let handler = newHandler({ limitStore })
    const browser = createTestBrowser((request, context) => handler(request, context))
    const guess = async (): Promise<string> => {
      const challenge = await startChallenge(browser)
      return (await errorOf(answer(browser, challenge, { code: '000000' }))).code
    }
    const codes: string[] = []
    for (const keys of [[testKey], [testKey, newKey], [newKey, testKey], [newKey]]) {
      handler = newHandler({ limitStore, keys })
      for (let count = 0; count < 3; count += 1) codes.push(await guess())
    }
    expect(codes).toEqual([...Array.from({ length: 10 }, () => 'code_mismatch'), 'throttled', 'throttled'])
  })
})

test('twelve tabs on three instances refresh at once with rotation and a grace period, and all keep the session', async () => {
  const { pool, newHandler } = createTestBackend({ client: { rotation: { gracePeriodSeconds: 20 } } })
  const instances = Array.from({ length: 3 }, () => newHandler({}))
  const [first] = instances
  if (!first) throw new Error('no instance')
  const browser = createTestBrowser(first)
  await browser.call('start', { username: 'ada', password: PASSWORD })
  pool.clock.advance(3_600_000)
  const tabs = Array.from({ length: 12 }, (_, index) => {
    const tab = createTestBrowser((request, context) => instances[index % 3]?.(request, context) ?? Promise.reject())
    for (const [name, value] of browser.cookies) tab.cookies.set(name, value)
    return tab
  })
  const sessions = await Promise.all(tabs.map((tab) => tab.call('session', {})))
  expect(sessions.map(({ session }) => session?.username)).toEqual(tabs.map(() => 'ada'))
  // The browser keeps the cookie of the last reply. Each of them is good for the next refresh.
  pool.clock.advance(3_600_000)
  for (const tab of tabs) expect(await tab.call('session', {})).toMatchObject({ session: { username: 'ada' } })
})
