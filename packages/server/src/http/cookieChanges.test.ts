import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createCookies } from '../crypto/cookies.ts'
import { readKeys } from '../crypto/keys.ts'
import { DEVICE_LIFETIME, devicePayload } from '../devices/device.ts'
import { deviceRig, PHONE } from '../testing/deviceRig.ts'
import { answer, CLIENT_ID, createRig, failure, PASSWORD, startQuestion, testKey } from '../testing/rig.ts'

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
    const { browser, pool, upstream } = createRig({ handler: { describeSession: tooMuchAt(2) } })
    await browser.call('start', { username: 'ada', password: PASSWORD })
    const before = browser.cookies.get(SESSION)
    expect((await failure(browser.call('start', STEP_UP))).code).toBe('server_misconfigured')
    expect(browser.cookies.get(SESSION)).toBe(before)
    expect(upstream().filter((operation) => operation === 'RevokeToken')).toHaveLength(1)
    pool.clock.advance(3_600_000)
    expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  })

  test('still writes the session that was refreshed in the same call', async () => {
    const { browser, pool } = createRig({
      client: { rotation: { gracePeriodSeconds: 0 } },
      handler: { describeSession: tooMuchAt(3) },
    })
    await browser.call('start', { username: 'ada', password: PASSWORD })
    pool.clock.advance(3_600_000)
    expect((await failure(browser.call('start', STEP_UP))).code).toBe('server_misconfigured')
    pool.clock.advance(3_600_000)
    expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  })
})

test('a sign-in whose device does not fit the device cookie revokes its tokens', async () => {
  const rig = deviceRig({ remember: 'always' })
  const { browser, pool, upstream } = rig
  const known = { typed: 'eve', key: 'k', groupKey: 'g', password: 'p', usedAt: 1, rememberedUntil: 0 }
  const [first, ...others] = [1, 2, 3, 4].map(() => ({ ...known, username: noise(900) }))
  const payload = devicePayload(others, first ?? { ...known, username: '' })
  const line = await createCookies(false, readKeys([testKey]), CLIENT_ID).device.set(payload, DEVICE_LIFETIME)
  browser.cookies.set(DEVICE, line.slice(DEVICE.length + 1).split(';')[0] ?? '')
  const asked = await startQuestion(browser)
  const error = await failure(answer(browser, asked, { code: pool.outbox.last(PHONE)?.code }))
  expect(error.code).toBe('server_misconfigured')
  expect(upstream().at(-1)).toBe('RevokeToken')
  expect(browser.cookies.has(SESSION)).toBe(false)
})

test('a wrong code in a step-up still writes the session that was refreshed in the same call', async () => {
  const rig = deviceRig({ remember: 'never' }, true, {})
  const { browser, pool } = rig
  const first = await startQuestion(browser)
  await answer(browser, first, { code: pool.outbox.last(PHONE)?.code })
  pool.clock.advance(3_500_000)
  const reply = await browser.call('start', STEP_UP)
  if (reply.kind !== 'challenge') throw new Error(reply.kind)
  pool.clock.advance(60_000)
  const before = browser.cookies.get(SESSION)
  expect((await failure(answer(browser, reply, { code: '000000' }))).code).toBe('code_mismatch')
  expect(browser.cookies.get(SESSION)).not.toBe(before)
})
