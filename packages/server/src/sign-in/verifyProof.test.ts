import { describe, expect, test } from 'vitest'
import { answer, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'
import { startProof, signInWithProof, createSrpBackend } from '../testing/srpBackend.ts'
import { anyString, stringMatching } from '../testing/matchers.ts'

const FLOW = '__Host-Http-ck_flow'
const phone = '+15550839'
const ada = { username: 'ada', password: PASSWORD, attributes: { phone_number: phone } }

test.each([true, false])(
  '`start` and `prove` prove a password with SRP (PASSWORD_VERIFIER has a Cognito Session: %s)',
  async (session) => {
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
  },
)

test.each(['ada', 'ada@example.com', '+15550839'])(
  'the proof for the typed name %s uses the username that Cognito returns',
  async (typed) => {
    const attributes = { email: 'ada@example.com', email_verified: 'true', phone_number_verified: 'true' }
    const { browser, pool } = createSrpBackend({
      settings: { aliasAttributes: ['email', 'phone_number'] },
      users: [{ ...ada, attributes: { ...ada.attributes, ...attributes } }],
    })
    const { reply, input } = await startProof(browser, typed)
    expect(reply.srp.userId).toBe('ada')
    expect(await browser.call('prove', input)).toMatchObject({ kind: 'signedIn', session: { username: 'ada' } })
    expect(pool.requestLog.list()).toHaveLength(2)
  },
)

test('a second factor after the proof works as after a password', async () => {
  const { browser, pool } = createSrpBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [ada] })
  const reply = challengeOf(await signInWithProof(browser))
  expect(reply).toMatchObject({ challengeIndex: 2, username: 'ada', challenge: { name: 'SMS_MFA' } })
  const userAnswer = { code: pool.outbox.last(phone)?.code }
  expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
})

describe('a wrong or late proof', () => {
  test('a proof of a wrong password is `invalid_credentials` and ends the flow', async () => {
    const { browser, events } = createSrpBackend()
    const error = await errorOf(signInWithProof(browser, 'ada', 'wrong'))
    expect([error.code, error.recovery]).toEqual(['invalid_credentials', 'restart'])
    expect(browser.cookies.has(FLOW)).toBe(false)
    expect(events.at(-1)).toMatchObject({ call: 'prove', exception: 'NotAuthorizedException' })
  })

  test('a proof that is sent too late is `invalid_credentials`', async () => {
    const { browser, pool } = createSrpBackend()
    const { input } = await startProof(browser)
    pool.clock.advance(60_000)
    expect((await errorOf(browser.call('prove', input))).code).toBe('invalid_credentials')
  })

  test('`resume` between `start` and `prove` is `noFlow` and ends the flow', async () => {
    const { browser } = createSrpBackend()
    const { reply } = await startProof(browser)
    expect(await browser.call('resume', { flow: reply.flow })).toEqual({
      kind: 'noFlow',
      username: 'ada',
      expired: false,
    })
    expect(browser.cookies.size).toBe(0)
  })
})

test('a proof is accepted only for the secret block, timestamp and flow that it was requested for', async () => {
  const { browser, newBrowser, cognitoCalls } = createSrpBackend({ users: [ada, { ...ada, username: 'eve' }] })
  const ofEve = await startProof(newBrowser(), 'eve')
  const { input } = await startProof(browser)
  const before = cognitoCalls().length
  const { signature, secretBlock } = ofEve.input
  const mixed = { ...input, signature, secretBlock }
  for (const changed of [mixed, { ...input, timestamp: 'Sat Nov 21 00:00:01 UTC 2026' }])
    expect((await errorOf(browser.call('prove', changed))).code).toBe('bad_request')
  expect((await errorOf(browser.call('prove', ofEve.input))).code).toBe('flow_superseded')
  expect((await errorOf(answer(browser, input, { password: PASSWORD }))).code).toBe('bad_request')
  expect(cognitoCalls()).toHaveLength(before)
  expect(await browser.call('prove', input)).toMatchObject({ kind: 'signedIn' })
})

test('`prove` is refused for a challenge that the user answers', async () => {
  const { browser } = createSrpBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [ada] })
  const { input } = await startProof(browser)
  const reply = challengeOf(await browser.call('prove', input))
  expect((await errorOf(browser.call('prove', { ...input, challengeIndex: reply.challengeIndex }))).code).toBe(
    'bad_request',
  )
})

test('a proof counts as a password try, by the typed name and by the account', async () => {
  const attributes = { email: 'ada@example.com', email_verified: 'true' }
  const users = [{ username: 'ada', password: PASSWORD, attributes }]
  const { browser } = createSrpBackend({ settings: { aliasAttributes: ['email'] }, users })
  for (const name of ['ada', 'ada@example.com', 'ADA@example.com', 'ada'])
    expect((await errorOf(signInWithProof(browser, name, 'wrong'))).code).toBe('invalid_credentials')
  expect((await errorOf(signInWithProof(browser, 'ada@example.com'))).code).toBe('throttled')
  const fresh = createSrpBackend({ settings: { aliasAttributes: ['email'] }, users })
  for (const password of ['a', 'b', 'c', PASSWORD, 'd', 'e', 'f']) {
    const outcome = await signInWithProof(fresh.browser, 'ada@example.com', password).catch(
      ({ code }: { code: string }) => code,
    )
    expect(outcome).not.toBe('throttled')
  }
})

test.each([
  ['an unknown user', 'unknown'],
  ['a disabled user', 'disabled'],
])('the replies to %s are the same as to a wrong password', async (_, username) => {
  const { browser } = createSrpBackend({
    client: { preventUserExistenceErrors: 'ENABLED' },
    users: [ada, { username: 'disabled', password: PASSWORD, enabled: false }],
  })
  const existing = await startProof(browser, 'ada', 'wrong')
  const wrong = await browser.send('prove', existing.input)
  const unknown = await startProof(browser, username)
  expect(Object.keys(unknown.reply.srp)).toEqual(Object.keys(existing.reply.srp))
  const { status, text } = await browser.send('prove', unknown.input)
  expect([status, text.replaceAll(/"requestId":"[^"]+"/g, '')]).toEqual([
    wrong.status,
    wrong.text.replaceAll(/"requestId":"[^"]+"/g, ''),
  ])
})

describe('challenges after the proof', () => {
  test('after PASSWORD_RESET_REQUIRED the backend proves the new password itself', async () => {
    const to = 'ada@example.com'
    const users = [{ ...ada, status: 'RESET_REQUIRED', attributes: { email: to, email_verified: 'true' } }] as const
    const { browser, pool, cognitoCalls } = createSrpBackend({ users, settings: { recovery: ['email'] } })
    const reply = challengeOf(await signInWithProof(browser))
    expect(reply.challenge.name).toBe('PASSWORD_RESET_REQUIRED')
    const { flow, challengeIndex } = challengeOf(
      await browser.call('resend', { flow: reply.flow, challengeIndex: reply.challengeIndex }),
    )
    const userAnswer = { code: pool.outbox.last(to)?.code, newPassword: 'Another-horse-2' }
    expect(await answer(browser, { flow, challengeIndex }, userAnswer)).toMatchObject({ kind: 'signedIn' })
    expect(cognitoCalls().slice(-3)).toEqual([
      'ConfirmForgotPassword',
      'AdminInitiateAuth',
      'AdminRespondToAuthChallenge',
    ])
  })

  test('a proved temporary password leads to NEW_PASSWORD_REQUIRED', async () => {
    const { browser } = createSrpBackend({ users: [{ username: 'ada', temporaryPassword: PASSWORD }] })
    const reply = challengeOf(await signInWithProof(browser))
    expect(reply.challenge.name).toBe('NEW_PASSWORD_REQUIRED')
    const userAnswer = { newPassword: 'Another-horse-2', attributes: {} }
    expect(await answer(browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
  })
})
