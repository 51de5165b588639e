import { expect, test } from 'vitest'
import { answer, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { startProof, signInWithProof, createSrpBackend } from '../testing/srpBackend.ts'
import { anyString, stringMatching } from '../testing/matchers.ts'

const FLOW = '__Host-Http-ck_flow'
const phone = '+15550839'
const ada = { username: 'ada', password: PASSWORD, attributes: { phone_number: phone } }

test.each([true, false])('a password is proved in two calls (with a Session of Cognito’s: %s)', async (session) => {
  const backend = createSrpBackend({ settings: { passwordVerifierSession: session } })
  const { reply, input } = await startProof(backend.browser)
  expect(reply).toEqual({
    kind: 'proof',
    flow: anyString,
    challengeIndex: 1,
    srp: {
      pool: 'Emulator1',
      userId: 'ada',
      salt: stringMatching(/^[0-9a-f]+$/),
      B: stringMatching(/^[0-9a-f]{700,768}$/),
      secretBlock: anyString,
      timestamp: 'Sat Nov 21 00:00:00 UTC 2026',
    },
  })
  expect(backend.events.at(-1)).toMatchObject({ outcome: 'proof', challenge: 'PASSWORD_VERIFIER', code: null })
  expect(await backend.browser.call('prove', input)).toMatchObject({ kind: 'signedIn' })
  expect(backend.cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  expect(backend.browser.cookies.has(FLOW)).toBe(false)
})

test.each(['ada', 'ada@example.com', '+15550839'])('%s: whom a name stands for, Cognito says', async (typed) => {
  const attributes = { email: 'ada@example.com', email_verified: 'true', phone_number_verified: 'true' }
  const { browser, pool } = createSrpBackend({
    settings: { aliasAttributes: ['email', 'phone_number'] },
    users: [{ ...ada, attributes: { ...ada.attributes, ...attributes } }],
  })
  const { reply, input } = await startProof(browser, typed)
  expect(reply.srp.userId).toBe('ada')
  expect(await browser.call('prove', input)).toMatchObject({ kind: 'signedIn', session: { username: 'ada' } })
  expect(pool.requestLog.list()).toHaveLength(2)
})

test('what follows is asked as ever, and answered as ever', async () => {
  const { browser, pool } = createSrpBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [ada] })
  const asked = challengeOf(await signInWithProof(browser))
  expect(asked).toMatchObject({ challengeIndex: 2, username: 'ada', challenge: { name: 'SMS_MFA' } })
  const given = { code: pool.outbox.last(phone)?.code }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
})

test('a wrong password is a wrong password, and the sign-in is over', async () => {
  const { browser, events } = createSrpBackend()
  const error = await errorOf(signInWithProof(browser, 'ada', 'wrong'))
  expect([error.code, error.recovery]).toEqual(['invalid_credentials', 'restart'])
  expect(browser.cookies.has(FLOW)).toBe(false)
  expect(events.at(-1)).toMatchObject({ call: 'prove', exception: 'NotAuthorizedException' })
})

test('a proof that comes too late is a wrong password too', async () => {
  const { browser, pool } = createSrpBackend()
  const { input } = await startProof(browser)
  pool.clock.advance(60_000)
  expect((await errorOf(browser.call('prove', input))).code).toBe('invalid_credentials')
})

test('a reload in the middle has nothing to show', async () => {
  const { browser } = createSrpBackend()
  const { reply } = await startProof(browser)
  expect(await browser.call('resume', { flow: reply.flow })).toEqual({
    kind: 'noFlow',
    username: 'ada',
    expired: false,
  })
  expect(browser.cookies.size).toBe(0)
})

test('only what was asked for can be proved, in the sign-in that asked, and by nothing else', async () => {
  const { browser, newBrowser, cognitoCalls } = createSrpBackend({ users: [ada, { ...ada, username: 'eve' }] })
  const mine = await startProof(newBrowser(), 'eve')
  const { input } = await startProof(browser)
  const before = cognitoCalls().length
  const { signature, secretBlock } = mine.input
  const other = { ...input, signature, secretBlock }
  for (const given of [other, { ...input, timestamp: 'Sat Nov 21 00:00:01 UTC 2026' }])
    expect((await errorOf(browser.call('prove', given))).code).toBe('bad_request')
  expect((await errorOf(browser.call('prove', mine.input))).code).toBe('flow_superseded')
  expect((await errorOf(answer(browser, input, { password: PASSWORD }))).code).toBe('bad_request')
  expect(cognitoCalls()).toHaveLength(before)
  expect(await browser.call('prove', input)).toMatchObject({ kind: 'signedIn' })
})

test('a question cannot be answered with a proof', async () => {
  const { browser } = createSrpBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [ada] })
  const { input } = await startProof(browser)
  const asked = challengeOf(await browser.call('prove', input))
  expect((await errorOf(browser.call('prove', { ...input, challengeIndex: asked.challengeIndex }))).code).toBe(
    'bad_request',
  )
})

test('a proof is a guess of the password: by the typed name, and by the account', async () => {
  const attributes = { email: 'ada@example.com', email_verified: 'true' }
  const users = [{ username: 'ada', password: PASSWORD, attributes }]
  const { browser } = createSrpBackend({ settings: { aliasAttributes: ['email'] }, users })
  for (const name of ['ada', 'ada@example.com', 'ADA@example.com', 'ada'])
    expect((await errorOf(signInWithProof(browser, name, 'wrong'))).code).toBe('invalid_credentials')
  expect((await errorOf(signInWithProof(browser, 'ada@example.com'))).code).toBe('throttled')
  const other = createSrpBackend({ settings: { aliasAttributes: ['email'] }, users })
  for (const password of ['a', 'b', 'c', PASSWORD, 'd', 'e', 'f']) {
    const outcome = await signInWithProof(other.browser, 'ada@example.com', password).catch(
      ({ code }: { code: string }) => code,
    )
    expect(outcome).not.toBe('throttled')
  }
})

test.each([
  ['nobody', 'nobody'],
  ['gone', 'a disabled account'],
])('%s looks like somebody with a wrong password', async (username) => {
  const { browser } = createSrpBackend({
    client: { preventUserExistenceErrors: 'ENABLED' },
    users: [ada, { username: 'gone', password: PASSWORD, enabled: false }],
  })
  const known = await startProof(browser, 'ada', 'wrong')
  const wrong = await browser.send('prove', known.input)
  const unknown = await startProof(browser, username)
  expect(Object.keys(unknown.reply.srp)).toEqual(Object.keys(known.reply.srp))
  const { status, text } = await browser.send('prove', unknown.input)
  expect([status, text.replaceAll(/"requestId":"[^"]+"/g, '')]).toEqual([
    wrong.status,
    wrong.text.replaceAll(/"requestId":"[^"]+"/g, ''),
  ])
})

test('a reset that is due is asked for, and the new password, which this backend has, goes on', async () => {
  const to = 'ada@example.com'
  const users = [{ ...ada, status: 'RESET_REQUIRED', attributes: { email: to, email_verified: 'true' } }] as const
  const { browser, pool, cognitoCalls } = createSrpBackend({ users, settings: { recovery: ['email'] } })
  const asked = challengeOf(await signInWithProof(browser))
  expect(asked.challenge.name).toBe('PASSWORD_RESET_REQUIRED')
  const { flow, challengeIndex } = challengeOf(
    await browser.call('resend', { flow: asked.flow, challengeIndex: asked.challengeIndex }),
  )
  const given = { code: pool.outbox.last(to)?.code, newPassword: 'Another-horse-2' }
  expect(await answer(browser, { flow, challengeIndex }, given)).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls().slice(-3)).toEqual([
    'ConfirmForgotPassword',
    'AdminInitiateAuth',
    'AdminRespondToAuthChallenge',
  ])
})

test('a temporary password is proved, and the new one is set', async () => {
  const { browser } = createSrpBackend({ users: [{ username: 'ada', temporaryPassword: PASSWORD }] })
  const asked = challengeOf(await signInWithProof(browser))
  expect(asked.challenge.name).toBe('NEW_PASSWORD_REQUIRED')
  const given = { newPassword: 'Another-horse-2', attributes: {} }
  expect(await answer(browser, asked, given)).toMatchObject({ kind: 'signedIn' })
})
