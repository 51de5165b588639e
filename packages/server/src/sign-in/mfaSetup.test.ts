import { expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, challengeOf, startChallenge } from '../testing/testBackend.ts'
import { stringMatching } from '../testing/matchers.ts'

const settings = { mfa: 'ON' as const }
const method = 'SOFTWARE_TOKEN_MFA'
const wrongFor = (code: string | undefined) => (code === '000000' ? '000001' : '000000')

test('the key comes with the question, labelled with the issuer and the name as typed', async () => {
  const { browser, cognitoCalls } = createTestBackend({ settings, handler: { pool: { totpIssuer: 'Library & Co' } } })
  const { challenge } = await startChallenge(browser)
  expect(challenge).toMatchObject({ name: 'MFA_SETUP', methods: [method] })
  expect(challenge).toHaveProperty('totp', {
    secret: stringMatching(/^[A-Z2-7]{16,}$/),
    issuer: 'Library & Co',
    account: 'ada',
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AssociateSoftwareToken'])
})

test.each([false, true])('a wrong code, then the right one (a wrong one spends the Session: %s)', async (spends) => {
  const { browser, pool, cognitoCalls } = createTestBackend({
    settings: { ...settings, wrongCodeEndsSession: spends ? ['VerifySoftwareToken'] : [] },
  })
  const asked = await startChallenge(browser)
  const code = pool.currentCode('ada')
  expect((await errorOf(answer(browser, asked, { method, code: wrongFor(code) }))).code).toBe('code_mismatch')
  const second = answer(browser, asked, { method, code, deviceName: 'Phone' })
  if (spends) {
    expect((await errorOf(second)).code).toBe('flow_consumed')
    return
  }
  expect(await second).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls().slice(2)).toEqual(['VerifySoftwareToken', 'VerifySoftwareToken', 'AdminRespondToAuthChallenge'])
})

test('an answer without a code makes a new key, and the key before it is void', async () => {
  const { browser, pool } = createTestBackend({ settings })
  const first = await startChallenge(browser)
  const old = pool.user('ada')?.pendingTotpSecret
  const second = challengeOf(await answer(browser, first, { method }))
  expect(second.challengeIndex).toBe(2)
  expect(second.challenge).toHaveProperty('totp.secret', pool.user('ada')?.pendingTotpSecret)
  expect(pool.user('ada')?.pendingTotpSecret).not.toBe(old)
  expect(await answer(browser, second, { method, code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test('where no authenticator can be set up, the question says so and nothing is associated', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend({ settings })
  pool.faults.next('AdminInitiateAuth', {
    kind: 'challenge',
    name: 'MFA_SETUP',
    parameters: { MFAS_CAN_SETUP: '["SMS_MFA"]' },
    keepSession: true,
  })
  const asked = await startChallenge(browser)
  expect(asked.challenge).toEqual({ name: 'MFA_SETUP', methods: [], totp: null })
  expect((await errorOf(answer(browser, asked, { method, code: '123456' }))).issues).toEqual({
    method: 'not_offered',
  })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test('a key that cannot be had does not lose the question: a new one can be asked for', async () => {
  const { browser, pool, events } = createTestBackend({ settings })
  pool.faults.next('AssociateSoftwareToken', { kind: 'throttle' })
  const asked = await startChallenge(browser)
  expect(asked.challenge).toHaveProperty('totp', null)
  expect(events[0]).toMatchObject({ outcome: 'challenge', exception: 'TooManyRequestsException' })
  const keyed = challengeOf(await answer(browser, asked, { method }))
  expect(keyed.challenge).toHaveProperty('totp.secret')
})

test.each([
  ['its reply is lost', { kind: 'lostReply' } as const, null],
  ['it is refused', { kind: 'throttle' } as const, 'TooManyRequestsException'],
])('the code was right but the end of it fails, for %s: the authenticator is set up', async (_, fault, exception) => {
  const { browser, pool, events } = createTestBackend({ settings })
  const asked = await startChallenge(browser)
  pool.faults.next('AdminRespondToAuthChallenge', fault)
  const error = await errorOf(answer(browser, asked, { method, code: pool.currentCode('ada') }))
  expect([error.code, error.recovery]).toEqual(['totp_saved', 'restart'])
  expect([...browser.cookies.keys()]).toEqual([])
  expect(events.at(-1)?.exception).toBe(exception)
  pool.clock.advance(30_000)
  const again = await startChallenge(browser)
  expect(again.challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  expect(await answer(browser, again, { code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

const email = 'ada@example.com'
const several = { settings: { mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA'] } } as const

test('several methods: the choice comes first, and a key only once an authenticator was chosen', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend(several)
  const asked = await startChallenge(browser)
  expect(asked.challenge).toEqual({ name: 'MFA_SETUP', methods: [method, 'EMAIL_OTP'], totp: null })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
  const keyed = challengeOf(await answer(browser, asked, { method }))
  expect(keyed).toMatchObject({ challengeIndex: 2, challenge: { totp: { secret: stringMatching(/^[A-Z2-7]+$/) } } })
  expect(await answer(browser, keyed, { method, code: pool.currentCode('ada') })).toMatchObject({ kind: 'signedIn' })
})

test.each([
  ['chosen', several.settings.factors],
  ['the only one', ['EMAIL_OTP']],
] as const)('an e-mail address, %s: it gets a code, which is a second factor', async (_, factors) => {
  const { browser, pool, cognitoCalls } = createTestBackend({ settings: { ...settings, factors } })
  const asked = await startChallenge(browser)
  const bad = await errorOf(answer(browser, asked, { method: 'EMAIL_OTP', email: 'nonsense' }))
  expect(bad.issues).toEqual({ email: 'malformed' })
  const sent = challengeOf(await answer(browser, asked, { method: 'EMAIL_OTP', email }))
  expect(sent).toMatchObject({ challengeIndex: 2, challenge: { name: 'EMAIL_OTP', firstFactor: false } })
  const code = pool.outbox.last(email)?.code
  expect(await answer(browser, sent, { code })).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'])
})

test('codes to addresses are counted: a fourth one in ten minutes is not sent', async () => {
  const { browser } = createTestBackend({ settings: { ...settings, factors: ['EMAIL_OTP'] } })
  const send = async () => answer(browser, await startChallenge(browser), { method: 'EMAIL_OTP', email })
  for (let n = 0; n < 3; n += 1) expect(await send()).toMatchObject({ kind: 'challenge' })
  expect((await errorOf(send())).code).toBe('throttled')
})

test('a telephone number, which nobody can set up here, is not offered beside something else', async () => {
  const { browser, cognitoCalls } = createTestBackend({ settings: { ...settings, factors: ['SMS_MFA', method] } })
  const { challenge } = await startChallenge(browser)
  expect(challenge).toMatchObject({ methods: [method], totp: { account: 'ada' } })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'AssociateSoftwareToken'])
})
