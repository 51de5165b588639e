import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createCookies } from '../crypto/cookies.ts'
import { readKeys } from '../crypto/keys.ts'
import { DEVICE_LIFETIME, devicePayload } from '../devices/deviceCookie.ts'
import { createDeviceBackend, PHONE } from '../testing/deviceBackend.ts'
import {
  answer,
  CLIENT_ID,
  createTestBackend,
  errorOf,
  PASSWORD,
  startChallenge,
  testKey,
} from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'

const SESSION = '__Host-Http-ck_session'
const DEVICE = '__Host-Http-ck_device'
const STEP_UP = { username: 'ada', password: PASSWORD, intent: 'step-up' } as const
const noise = (length: number) => randomBytes(length).toString('base64url').slice(0, length)

/** A `describeSession` whose call number `index`, from 1, returns more than a cookie holds. */
function tooMuchAt(index: number) {
  let calls = 0
  return () => {
    calls += 1
    return calls === index ? { filler: noise(8_000) } : {}
  }
}

describe('a step-up whose new session does not fit a cookie', () => {
  test('keeps the session that it was about to replace, and revokes only the new tokens', async () => {
    const { browser, pool, cognitoCalls } = createTestBackend({ handler: { describeSession: tooMuchAt(2) } })
    await browser.call('start', { username: 'ada', password: PASSWORD })
    const before = browser.cookies.get(SESSION)
    expect((await errorOf(browser.call('start', STEP_UP))).code).toBe('server_misconfigured')
    expect(browser.cookies.get(SESSION)).toBe(before)
    expect(cognitoCalls().filter((operation) => operation === 'RevokeToken')).toHaveLength(1)
    pool.clock.advance(3_600_000)
    expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  })

  test('still writes the session that was refreshed in the same call', async () => {
    const { browser, pool } = createTestBackend({
      client: { rotation: { gracePeriodSeconds: 0 } },
      handler: { describeSession: tooMuchAt(3) },
    })
    await browser.call('start', { username: 'ada', password: PASSWORD })
    pool.clock.advance(3_600_000)
    expect((await errorOf(browser.call('start', STEP_UP))).code).toBe('server_misconfigured')
    pool.clock.advance(3_600_000)
    expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  })
})

test('a refreshed session that does not fit a cookie fails before the call changes anything', async () => {
  const handler = { describeSession: tooMuchAt(2), account: { freshFor: null } }
  const { browser, pool, cognitoCalls } = createTestBackend({ handler })
  await browser.call('start', { username: 'ada', password: PASSWORD })
  pool.clock.advance(3_600_000)
  const change = { password: PASSWORD, newPassword: 'Another-horse-2' }
  expect((await errorOf(browser.call('change-password', change))).code).toBe('server_misconfigured')
  expect(cognitoCalls()).not.toContain('ChangePassword')
  expect(await browser.call('change-password', change)).toEqual({})
})

test('from 80 % of the size of a cookie on, a session is a warning in the security event', async () => {
  const sizes: number[] = []
  const { events, newHandler } = createTestBackend()
  for (let length = 900; length <= 2_100; length += 100) {
    const browser = createTestBrowser(newHandler({ describeSession: () => ({ filler: noise(length) }) }))
    await browser.call('start', { username: 'ada', password: PASSWORD }).catch(() => undefined)
    sizes.push(browser.setCookies().find((line) => line.startsWith(SESSION))?.length ?? 0)
  }
  const almostFull = sizes.map((size) => size >= 3_277)
  expect(new Set(almostFull)).toEqual(new Set([true, false]))
  expect(events.map(({ warnings }) => warnings.includes('session_cookie_almost_full'))).toEqual(almostFull)
  expect(events.map(({ outcome }) => outcome)).toEqual(sizes.map((size) => (size > 0 ? 'signedIn' : 'failed')))
})

test('a sign-in whose device does not fit the device cookie revokes its tokens', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  const { browser, pool, cognitoCalls } = backend
  const known = { typed: 'eve', key: 'k', groupKey: 'g', password: 'p', usedAt: 1, rememberedUntil: 0 }
  const [first, ...others] = [1, 2, 3, 4].map(() => ({ ...known, username: noise(900) }))
  const payload = devicePayload(others, first ?? { ...known, username: '' })
  const line = await createCookies(false, readKeys([testKey]), CLIENT_ID, '').device.set(payload, DEVICE_LIFETIME)
  browser.cookies.set(DEVICE, line.slice(DEVICE.length + 1).split(';')[0] ?? '')
  const reply = await startChallenge(browser)
  const error = await errorOf(answer(browser, reply, { code: pool.outbox.last(PHONE)?.code }))
  expect(error.code).toBe('server_misconfigured')
  expect(cognitoCalls().at(-1)).toBe('RevokeToken')
  expect(browser.cookies.has(SESSION)).toBe(false)
})

test('a wrong code in a step-up still writes the session that was refreshed in the same call', async () => {
  const backend = createDeviceBackend({ remember: 'never' }, true, {})
  const { browser, pool } = backend
  const first = await startChallenge(browser)
  await answer(browser, first, { code: pool.outbox.last(PHONE)?.code })
  pool.clock.advance(3_440_000)
  const reply = await browser.call('start', STEP_UP)
  if (reply.kind !== 'challenge') throw new Error(reply.kind)
  pool.clock.advance(60_000)
  const before = browser.cookies.get(SESSION)
  expect((await errorOf(answer(browser, reply, { code: '000000' }))).code).toBe('code_mismatch')
  expect(browser.cookies.get(SESSION)).not.toBe(before)
})
