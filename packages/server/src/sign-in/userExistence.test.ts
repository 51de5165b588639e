import { describe, expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import {
  answer,
  createTestBackend,
  errorOf,
  PASSWORD,
  challengeOf,
  startChallenge,
  TOTP_SECRET,
} from '../testing/testBackend.ts'

const users = [
  { username: 'ada', password: PASSWORD },
  { username: 'disabled', password: PASSWORD, enabled: false },
]

/** A reply without the request id, which differs each time. */
async function comparableReply(prevention: 'LEGACY' | 'ENABLED', username: string, password: string): Promise<string> {
  const { browser } = createTestBackend({ users, client: { preventUserExistenceErrors: prevention } })
  const { status, headers, text } = await browser.send('start', { username, password })
  const id = headers.get('x-ck-request-id') ?? 'none'
  return JSON.stringify([status, [...headers], text]).replaceAll(id, '<id>')
}

test.each(['LEGACY', 'ENABLED'] as const)(
  'the replies to an unknown user, a wrong password and a disabled user are identical (%s)',
  async (prevention) => {
    const wrong = await comparableReply(prevention, 'ada', 'wrong')
    expect(wrong).toContain('invalid_credentials')
    expect(await comparableReply(prevention, 'unknown', PASSWORD)).toBe(wrong)
    expect(await comparableReply(prevention, 'disabled', PASSWORD)).toBe(wrong)
  },
)

describe('tries', () => {
  test('the fifth wrong password from an address is `throttled`, and other usernames and addresses are not', async () => {
    const { browser, handler, cognitoCalls, newBrowser } = createTestBackend({ users })
    const statuses: number[] = []
    for (const username of ['ada', 'ADA', ' ada', 'ａｄａ', 'ada'])
      statuses.push((await browser.send('start', { username, password: 'wrong' })).status)
    expect(statuses).toEqual([401, 401, 401, 401, 429])
    expect(cognitoCalls()).toHaveLength(4)
    const { headers, text } = await browser.send('start', { username: 'ada', password: 'wrong' })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'throttled', retryAfter: 300 } })
    expect((await newBrowser().send('start', { username: 'unknown', password: 'wrong' })).status).toBe(401)
    const elsewhere = createTestBrowser(handler, { clientAddress: '198.51.100.9' })
    expect(await elsewhere.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
  })

  test('a right password refunds the tries, and IPv6 addresses of one /64 network count as one', async () => {
    const { handler } = createTestBackend({ users })
    const browsers = [1, 2, 3, 4, 5].map((n) => createTestBrowser(handler, { clientAddress: `2001:db8:1:2::${n}` }))
    const statuses: number[] = []
    for (const browser of browsers)
      statuses.push((await browser.send('start', { username: 'ada', password: 'wrong' })).status)
    expect(statuses).toEqual([401, 401, 401, 401, 429])
    const { browser } = createTestBackend({ users })
    for (const password of ['a', 'b', 'c', PASSWORD, 'd', 'e', 'f', PASSWORD])
      expect((await browser.send('start', { username: 'ada', password })).status).not.toBe(429)
  })

  test('a challenge that Cognito may send without checking the password refunds no tries', async () => {
    const { browser } = createTestBackend({ users: [{ username: 'ada', password: PASSWORD, status: 'UNCONFIRMED' }] })
    const statuses: number[] = []
    for (let tries = 0; tries < 5; tries += 1)
      statuses.push((await browser.send('start', { username: 'ada', password: PASSWORD })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 429])
  })
})

test('with `accountState: hidden` a lock-out looks like a wrong password', async () => {
  const locked = { kind: 'error', name: 'NotAuthorizedException', message: 'Password attempts exceeded' } as const
  for (const [accountState, code] of [
    ['shown', 'throttled'],
    ['hidden', 'invalid_credentials'],
  ] as const) {
    const { browser, pool } = createTestBackend({ users, handler: { accountState } })
    pool.faults.next('AdminInitiateAuth', locked)
    expect((await errorOf(browser.call('start', { username: 'ada', password: 'wrong' }))).code).toBe(code)
  }
})

test.each(['ａｄａ', ' ada'])(
  'a right password of the look-alike account %j gives no try of its neighbour back',
  async (lookAlike) => {
    const { browser } = createTestBackend({ users: [...users, { username: lookAlike, password: 'Mallory-pass-1' }] })
    const statuses: number[] = []
    for (const password of ['a', 'b', 'c', 'd', 'e', 'f']) {
      statuses.push((await browser.send('start', { username: 'ada', password })).status)
      await browser.send('start', { username: lookAlike, password: 'Mallory-pass-1' })
    }
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429])
  },
)

test('a right password refunds the tries from its own address, and no tries from other addresses', async () => {
  const { browser, handler } = createTestBackend({ users })
  const statuses: number[] = []
  for (let n = 1; n <= 22; n += 1) {
    const otherAddress = createTestBrowser(handler, { clientAddress: `198.51.100.${n}` })
    statuses.push((await otherAddress.send('start', { username: 'ada', password: 'wrong' })).status)
    if (n % 4 === 0 && n < 20) await browser.call('start', { username: 'ada', password: PASSWORD })
  }
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429, 429])
})

test('with `accountState: hidden` a lock-out is hidden until the password is proved, and shown after it', async () => {
  const locked = { kind: 'error', name: 'NotAuthorizedException', message: 'Password attempts exceeded' } as const
  const userAuth = createTestBackend({
    users,
    settings: { firstFactors: ['PASSWORD'] },
    handler: { authFlow: 'USER_AUTH', accountState: 'hidden' },
  })
  const reply = challengeOf(await userAuth.browser.call('start', { username: 'ada' }))
  userAuth.pool.faults.next('AdminRespondToAuthChallenge', locked)
  const guess = answer(userAuth.browser, reply, { method: 'PASSWORD', password: 'wrong' })
  expect(challengeOf(await guess).error).toBe('invalid_credentials')
  const withTotp = createTestBackend({
    users: [{ username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }],
    settings: { mfa: 'ON' },
    handler: { accountState: 'hidden' },
  })
  const totpReply = await startChallenge(withTotp.browser)
  withTotp.pool.faults.next('AdminRespondToAuthChallenge', locked)
  expect((await errorOf(answer(withTotp.browser, totpReply, { code: '000000' }))).code).toBe('throttled')
})

test('the length of the flow cookie is the same for existing and unknown users', async () => {
  const email = 'jane@example.com'
  const { browser } = createTestBackend({
    users: [{ username: email, password: PASSWORD, attributes: { email, email_verified: 'true' } }],
    settings: { usernameAttributes: ['email'], firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
    client: { preventUserExistenceErrors: 'ENABLED' },
    handler: { authFlow: 'USER_AUTH' },
  })
  const lengths = new Set<number | undefined>()
  for (const username of [email, 'jana@example.com', email, 'june@example.com']) {
    await browser.call('start', { username })
    lengths.add(browser.cookies.get('__Host-Http-ck_flow')?.length)
  }
  expect(lengths.size).toBe(1)
})
