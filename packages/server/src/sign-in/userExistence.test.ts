import { expect, test } from 'vitest'
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
  { username: 'gone', password: PASSWORD, enabled: false },
]

/** All there is to see of a reply, without what is different each time. */
async function seen(prevention: 'LEGACY' | 'ENABLED', username: string, password: string): Promise<string> {
  const { browser } = createTestBackend({ users, client: { preventUserExistenceErrors: prevention } })
  const { status, headers, text } = await browser.send('start', { username, password })
  const id = headers.get('x-ck-request-id') ?? 'none'
  return JSON.stringify([status, [...headers], text]).replaceAll(id, '<id>')
}

test.each(['LEGACY', 'ENABLED'] as const)(
  'unknown user, wrong password and disabled user look identical to the byte (%s)',
  async (prevention) => {
    const wrong = await seen(prevention, 'ada', 'wrong')
    expect(wrong).toContain('invalid_credentials')
    expect(await seen(prevention, 'nobody', PASSWORD)).toBe(wrong)
    expect(await seen(prevention, 'gone', PASSWORD)).toBe(wrong)
  },
)

test('a stranger is stopped before Cognito locks the account, and nobody else is', async () => {
  const { browser, handler, cognitoCalls, newBrowser } = createTestBackend({ users })
  const statuses: number[] = []
  for (const username of ['ada', 'ADA', ' ada', 'ａｄａ', 'ada'])
    statuses.push((await browser.send('start', { username, password: 'wrong' })).status)
  expect(statuses).toEqual([401, 401, 401, 401, 429])
  expect(cognitoCalls()).toHaveLength(4)
  const { headers, text } = await browser.send('start', { username: 'ada', password: 'wrong' })
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(JSON.parse(text)).toMatchObject({ error: { code: 'throttled', retryAfter: 300 } })
  expect((await newBrowser().send('start', { username: 'nobody', password: 'wrong' })).status).toBe(401)
  const elsewhere = createTestBrowser(handler, { clientAddress: '198.51.100.9' })
  expect(await elsewhere.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('a right password gives the tries back; addresses of one household count as one', async () => {
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

test('a question that may come before the password was looked at gives no tries back', async () => {
  const { browser } = createTestBackend({ users: [{ username: 'ada', password: PASSWORD, status: 'UNCONFIRMED' }] })
  const statuses: number[] = []
  for (let tries = 0; tries < 5; tries += 1)
    statuses.push((await browser.send('start', { username: 'ada', password: PASSWORD })).status)
  expect(statuses).toEqual([200, 200, 200, 200, 429])
})

test('where accounts are hidden, a lock-out looks like a wrong password', async () => {
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
  'a right password of an account that looks alike (%j) gives no tries back',
  async (alike) => {
    const { browser } = createTestBackend({ users: [...users, { username: alike, password: 'Mallory-pass-1' }] })
    const statuses: number[] = []
    for (const password of ['a', 'b', 'c', 'd']) {
      statuses.push((await browser.send('start', { username: 'ada', password })).status)
      await browser.send('start', { username: alike, password: 'Mallory-pass-1' })
    }
    expect(statuses).toEqual([401, 401, 429, 429])
  },
)

test('a right password gives back what was tried from its own address, nothing that was tried elsewhere', async () => {
  const { browser, handler } = createTestBackend({ users })
  const statuses: number[] = []
  for (let n = 1; n <= 17; n += 1) {
    const stranger = createTestBrowser(handler, { clientAddress: `198.51.100.${n}` })
    statuses.push((await stranger.send('start', { username: 'ada', password: 'wrong' })).status)
    if (n % 4 === 0) await browser.call('start', { username: 'ada', password: PASSWORD })
  }
  expect(statuses).toEqual([...Array.from({ length: 16 }, () => 401), 429])
})

test('where accounts are hidden, a lock-out is no answer to a password either; after the password it is', async () => {
  const locked = { kind: 'error', name: 'NotAuthorizedException', message: 'Password attempts exceeded' } as const
  const choice = createTestBackend({
    users,
    settings: { firstFactors: ['PASSWORD'] },
    handler: { authFlow: 'USER_AUTH', accountState: 'hidden' },
  })
  const asked = challengeOf(await choice.browser.call('start', { username: 'ada' }))
  choice.pool.faults.next('AdminRespondToAuthChallenge', locked)
  const guess = answer(choice.browser, asked, { method: 'PASSWORD', password: 'wrong' })
  expect((await errorOf(guess)).code).toBe('invalid_credentials')
  const second = createTestBackend({
    users: [{ username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }],
    settings: { mfa: 'ON' },
    handler: { accountState: 'hidden' },
  })
  const code = await startChallenge(second.browser)
  second.pool.faults.next('AdminRespondToAuthChallenge', locked)
  expect((await errorOf(answer(second.browser, code, { code: '000000' }))).code).toBe('throttled')
})

test('the length of the cookie tells nobody from somebody', async () => {
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
