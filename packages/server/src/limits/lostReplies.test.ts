import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { answer, challengeOf, createTestBackend, errorOf, PASSWORD, type TestBackend } from '../testing/testBackend.ts'

const PHONE = '+15550839'
const email = 'ada@example.com'
const ada = { username: 'ada', password: PASSWORD, attributes: { phone_number: PHONE, email, email_verified: 'true' } }
const credentials = { username: 'ada', password: PASSWORD }
const twenty = Array.from({ length: 20 }, (_, index) => index)
const MINUTE = 60_000

/** A browser in another network. */
const from = ({ handler }: TestBackend, n: number) => createTestBrowser(handler, { clientAddress: `198.51.100.${n}` })

const sent = ({ pool }: TestBackend): number => pool.outbox.messages().length

test('twenty starts whose replies are lost send no more than the ten messages of an account', async () => {
  const backend = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [ada] })
  for (const n of twenty) {
    backend.pool.faults.next('AdminInitiateAuth', { kind: 'lostReply' })
    await from(backend, n).send('start', credentials)
    backend.pool.faults.clear()
  }
  expect(sent(backend)).toBe(10)
})

test('twenty choices of SMS codes whose replies are lost send no more than the ten messages of an account', async () => {
  const mfa = { enabled: ['SMS_MFA', 'EMAIL_OTP'] } as const
  const settings = { mfa: 'ON', factors: ['SMS_MFA', 'EMAIL_OTP'] } as const
  const backend = createTestBackend({ settings, users: [{ ...ada, mfa }] })
  for (const n of twenty) {
    const browser = from(backend, n)
    const { status, text } = await browser.send('start', credentials)
    if (status !== 200) continue
    backend.pool.faults.next('AdminRespondToAuthChallenge', { kind: 'lostReply' })
    const { flow, challengeIndex } = JSON.parse(text)
    await browser.send('answer', { flow, challengeIndex, answer: { method: 'SMS_MFA' } })
    backend.pool.faults.clear()
  }
  expect(sent(backend)).toBe(10)
})

test('twenty resends whose replies are lost send no more than the ten messages of an account', async () => {
  const backend = createTestBackend({
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
    users: [ada],
    handler: { authFlow: 'USER_AUTH' },
  })
  for (const n of twenty) {
    const browser = from(backend, n)
    const choice = challengeOf(await browser.call('start', { username: 'ada' }))
    const asked = await answer(browser, choice, { method: 'EMAIL_OTP' }).catch(() => null)
    backend.pool.clock.advance(2 * MINUTE)
    if (asked === null) continue
    const { flow, challengeIndex } = challengeOf(asked)
    backend.pool.faults.next('AdminInitiateAuth', { kind: 'lostReply' })
    await browser.send('resend', { flow, challengeIndex })
    backend.pool.faults.clear()
  }
  expect(sent(backend)).toBe(10)
})

test('twenty requests to reset a password whose replies are lost send no more than three messages in ten minutes', async () => {
  const backend = createTestBackend({ settings: { recovery: ['email'] }, users: [ada] })
  for (const n of twenty) {
    backend.pool.faults.next('ForgotPassword', { kind: 'lostReply' })
    await from(backend, n).send('forgot', { username: 'ada' })
    backend.pool.faults.clear()
  }
  expect(sent(backend)).toBe(3)
})

test.each([
  ['Cognito cannot be reached', () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }))],
  ['Cognito refuses too many requests', () => Promise.resolve(exception('TooManyRequestsException'))],
])('if %s, a start takes no point of messages', async (_, refuse) => {
  const target = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [ada] })
  const state = { refuses: true }
  const fetch = (request: Request): Promise<Response> => (state.refuses ? refuse() : target.pool.fetch(request))
  const { newHandler } = createTestBackend({ sdk: { requestHandler: requestHandler(fetch) } })
  const handler = newHandler({ userPoolId: target.pool.id })
  const start = (n: number) =>
    createTestBrowser(handler, { clientAddress: `198.51.100.${n}` }).send('start', credentials)
  for (const n of twenty.slice(0, 12)) await start(n)
  state.refuses = false
  expect((await start(20)).status).toBe(200)
})

test('a phone number whose storing got no reply counts, and no other number is stored', async () => {
  const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET', $metadata: { attempts: 1 } })
  const stored: string[] = []
  const storePhoneNumber = (_: unknown, number: string) => {
    stored.push(number)
    return Promise.reject(lost)
  }
  const users = [{ username: 'ada', password: PASSWORD }]
  const settings = { mfa: 'ON', factors: ['SMS_MFA'] } as const
  const { browser } = createTestBackend({ settings, users, handler: { mfaSetup: { storePhoneNumber } } })
  const asked = challengeOf(await browser.call('start', credentials))
  const codes: string[] = []
  for (const phoneNumber of ['+491712345678', '+491700000000'])
    codes.push((await errorOf(answer(browser, asked, { method: 'SMS_MFA', phoneNumber }))).code)
  expect([codes, stored]).toEqual([['upstream_unavailable', 'throttled'], ['+491712345678']])
})

const exception = (name: string): Response => Response.json({ __type: name, message: '' }, { status: 400 })
