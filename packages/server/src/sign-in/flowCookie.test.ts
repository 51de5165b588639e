import { expect, test } from 'vitest'
import { createCookies } from '../crypto/cookies.ts'
import { readKeys } from '../crypto/keys.ts'
import {
  answer,
  CLIENT_ID,
  createTestBackend,
  errorOf,
  PASSWORD,
  startChallenge,
  testKey,
  TOTP_SECRET,
} from '../testing/testBackend.ts'

const FLOW = '__Host-Http-ck_flow'
const SESSION = '__Host-Http-ck_session'
const options = {
  settings: { mfa: 'ON', mfaLockAfter: null },
  users: [{ username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }],
} as const

test('a sign-in that ends drops the flow cookie and sets a session cookie that no earlier reply set', async () => {
  const { browser, pool } = createTestBackend(options)
  const reply = await startChallenge(browser)
  const before = [...browser.cookies]
  expect(before.map(([name]) => name)).toEqual([FLOW])
  expect(await answer(browser, reply, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
  expect([...browser.cookies.keys()]).toEqual([SESSION])
  expect(before.map(([, value]) => value)).not.toContain(browser.cookies.get(SESSION))
})

test('each sign-in of a browser sets another session cookie', async () => {
  const { browser } = createTestBackend()
  const values = new Set<string | undefined>()
  for (let n = 0; n < 3; n += 1) {
    await browser.call('start', { username: 'ada', password: PASSWORD })
    values.add(browser.cookies.get(SESSION))
  }
  expect(values.size).toBe(3)
})

test('the flow cookie of the start gives no more codes after five wrong codes', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend(options)
  const reply = await startChallenge(browser)
  const first = browser.cookies.get(FLOW) ?? ''
  const codes: string[] = []
  for (let tries = 0; tries < 8; tries += 1) {
    browser.cookies.set(FLOW, first)
    codes.push((await errorOf(answer(browser, reply, { code: '000000' }))).code)
  }
  expect(codes).toEqual([
    ...Array.from({ length: 5 }, () => 'code_mismatch'),
    ...Array.from({ length: 3 }, () => 'throttled'),
  ])
  expect(cognitoCalls()).toHaveLength(6)
  expect((await errorOf(answer(browser, reply, { code: pool.currentCode('ada') }))).code).toBe('throttled')
})

test('F41 another release of the backend wrote the flow cookie', async () => {
  const { browser } = createTestBackend(options)
  const reply = await startChallenge(browser)
  const { flow } = createCookies(false, readKeys([testKey]), CLIENT_ID, '')
  const payload = Object(await flow.read(browser.request())) as object
  const setFlow = async (value: object): Promise<void> => {
    const line = await flow.set(value, 60)
    browser.cookies.set(FLOW, line.slice(line.indexOf('=') + 1, line.indexOf(';')))
  }
  await setFlow(payload)
  expect((await errorOf(answer(browser, reply, { code: '000000' }))).code).toBe('code_mismatch')
  await setFlow({ ...payload, v: 99 })
  expect(await errorOf(answer(browser, reply, { code: '000000' }))).toMatchObject({
    code: 'flow_missing',
    recovery: 'restart',
  })
})
