import { describe, expect, test } from 'vitest'
import { answer, CLIENT_SECRET, createTestBackend, errorOf, PASSWORD, startChallenge } from '../testing/testBackend.ts'
import { anyString } from '../testing/matchers.ts'

const describeSession = ({ email }: Readonly<Record<string, unknown>>) => ({ email })
const ada = { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com', phone_number: '+15550100' } }
const credentials = { username: 'ada', password: PASSWORD }

test('a sign-in stores the tokens in the session cookie, and the browser gets the claims of `describeSession`', async () => {
  const { browser, handler } = createTestBackend({ users: [ada], handler: { describeSession } })
  const session = { username: 'ada', signInName: 'ada', claims: { email: 'ada@example.com' }, expiresIn: 3_600 }
  expect(await browser.call('start', credentials)).toEqual({ kind: 'signedIn', session })
  expect([...browser.cookies.keys()]).toEqual(['__Host-Http-ck_session'])
  expect(await browser.call('session', {})).toEqual({ session })
  const signedIn = await handler.getSession(browser.request())
  expect(signedIn).toMatchObject(session)
  expect(signedIn?.accessToken.split('.')).toHaveLength(3)
})

test.each(['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] as const)(
  '`start` signs in with the auth flow %s',
  async (authFlow) => {
    const { browser, pool } = createTestBackend({ handler: { authFlow } })
    await browser.call('start', credentials)
    expect(pool.requestLog.list()[0]?.request).toMatchObject({ AuthFlow: authFlow, ClientId: anyString })
  },
)

test('SECRET_HASH is left out without a client secret, and uses the first of several client secrets', async () => {
  const publicClient = createTestBackend({ publicClient: true })
  expect(await publicClient.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  await publicClient.browser.call('sign-out', {})
  expect(JSON.stringify(publicClient.pool.requestLog.list().map(({ request }) => request))).not.toMatch(
    /SECRET_HASH|ClientSecret/,
  )
  const rotating = createTestBackend({ handler: { clientSecret: [CLIENT_SECRET, 'the-next-one'] } })
  expect(await rotating.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  const wrong = createTestBackend({ handler: { clientSecret: 'another' } })
  expect((await errorOf(wrong.browser.call('start', credentials))).code).toBe('server_misconfigured')
})

test('a wrong password is `invalid_credentials` and sets no cookie', async () => {
  const { browser } = createTestBackend()
  expect(await errorOf(browser.call('start', { ...credentials, password: 'wrong' }))).toMatchObject({
    code: 'invalid_credentials',
    recovery: 'restart',
  })
  expect(browser.setCookies()).toEqual([])
})

test('an empty username or password is reported as missing without a call to Cognito', async () => {
  const { browser, cognitoCalls } = createTestBackend()
  const { code, issues } = await errorOf(browser.call('start', { username: '', password: '' }))
  expect({ code, issues }).toEqual({ code: 'invalid_answer', issues: { username: 'missing', password: 'missing' } })
  expect(cognitoCalls()).toEqual([])
})

test('every answer sends the USERNAME that Cognito returned with the first challenge', async () => {
  const { browser, pool } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'], usernameAttributes: ['email'] },
    users: [{ username: 'ada@example.com', temporaryPassword: PASSWORD, attributes: ada.attributes }],
  })
  const first = await startChallenge(browser, 'ada@example.com')
  const second = await answer(browser, first, { newPassword: 'Better-horse-2', attributes: {} })
  expect(second).toMatchObject({ kind: 'challenge', username: 'ada@example.com', challenge: { name: 'SMS_MFA' } })
  const code = pool.outbox.last('+15550100')?.code
  expect(await answer(browser, { flow: first.flow, challengeIndex: 2 }, { code })).toMatchObject({ kind: 'signedIn' })
  const names = pool.requestLog.list().map(({ request }) => JSON.stringify(request).match(/"USERNAME":"([^"]+)"/)?.[1])
  expect(names).toEqual(['ada@example.com', pool.user('ada@example.com')?.sub, pool.user('ada@example.com')?.sub])
})

describe('ContextData', () => {
  test('every Admin call of a sign-in sends ContextData with the allowed headers only', async () => {
    const { browser, pool } = createTestBackend({ users: [ada], settings: { mfa: 'ON', factors: ['SMS_MFA'] } })
    const { flow, challengeIndex } = await startChallenge(browser)
    const headers = { 'user-agent': 'Test/1', 'x-forwarded-for': '6.6.6.6', authorization: 'Bearer no' }
    await browser.send(
      'answer',
      { flow, challengeIndex, answer: { code: '000000' }, contextData: 'fingerprint' },
      headers,
    )
    const contexts = pool.requestLog.list().map(({ request }): unknown => Reflect.get(Object(request), 'ContextData'))
    const server = { IpAddress: '203.0.113.7', ServerName: 'app.example.com' }
    expect(contexts).toEqual([
      { ...server, ServerPath: '/auth/start', HttpHeaders: [] },
      {
        ...server,
        ServerPath: '/auth/answer',
        HttpHeaders: [{ headerName: 'user-agent', headerValue: 'Test/1' }],
        EncodedData: 'fingerprint',
      },
    ])
  })

  test('without a client address no ContextData is sent', async () => {
    const { handler, pool } = createTestBackend()
    const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin: 'https://app.example.com' }
    const url = 'https://app.example.com/auth/start'
    await handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(credentials) }))
    expect(pool.requestLog.list()).toHaveLength(1)
    expect(pool.requestLog.list()[0]?.request).not.toHaveProperty('ContextData')
  })
})
