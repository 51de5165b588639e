import { expect, test } from 'vitest'
import { devicePayload, readDevices } from './deviceCookie.ts'
import { readKeys } from '../crypto/keys.ts'
import { createSeal } from '../crypto/seal.ts'
import { ada, createDeviceBackend, PHONE, signInWithCode } from '../testing/deviceBackend.ts'
import { stringMatching } from '../testing/matchers.ts'
import { answer, CLIENT_ID, errorOf, PASSWORD, challengeOf, type TestBackend, testKey } from '../testing/testBackend.ts'

const DEVICE = '__Host-Http-ck_device'
const credentials = { username: 'ada', password: PASSWORD }

const since = (backend: TestBackend, from: number) => backend.cognitoCalls().slice(from)
const BY_SRP = ['AdminInitiateAuth', ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge')]

test.each([{ settings: {} }, { settings: { deviceChallengeSession: false, passwordVerifierSession: true } }])(
  'a remembered device signs in with one call of the browser, with Cognito Sessions or without: $settings',
  async (more) => {
    const backend = createDeviceBackend({ remember: 'always' }, true, more)
    await signInWithCode(backend)
    expect(backend.cognitoCalls().slice(-2)).toEqual(['ConfirmDevice', 'UpdateDeviceStatus'])
    const before = backend.cognitoCalls().length
    expect(await backend.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
    expect(since(backend, before)).toEqual(BY_SRP)
    backend.pool.clock.advance(3_600_000)
    expect(await backend.browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
    expect(backend.pool.requestLog.list().at(-1)?.request).toMatchObject({ DeviceKey: stringMatching(/^us-east-1_/) })
  },
)

test('with `announcedBy: USER_PASSWORD_AUTH` the device key is sent with the public calls', async () => {
  const backend = createDeviceBackend({ remember: 'always', announcedBy: 'USER_PASSWORD_AUTH' })
  await signInWithCode(backend)
  const before = backend.cognitoCalls().length
  expect(await backend.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  expect(since(backend, before)).toEqual(['InitiateAuth', 'RespondToAuthChallenge', 'RespondToAuthChallenge'])
})

test('with USER_AUTH the device key is sent along with the password', async () => {
  const backend = createDeviceBackend({ remember: 'always' }, true, { handler: { authFlow: 'USER_AUTH' } })
  await signInWithCode(backend)
  const before = backend.cognitoCalls().length
  expect(await backend.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  expect(since(backend, before)).toHaveLength(3)
})

test.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)(
  'a device that Cognito no longer knows is dropped, and the same start continues without it (%s)',
  async (announcedBy) => {
    const backend = createDeviceBackend({ remember: 'always', announcedBy })
    await signInWithCode(backend)
    const { browser, pool } = backend
    const gone = { kind: 'error', name: 'ResourceNotFoundException', message: 'Device does not exist.' } as const
    pool.faults.next(announcedBy === 'USER_SRP_AUTH' ? 'AdminInitiateAuth' : 'InitiateAuth', gone)
    const before = backend.cognitoCalls().length
    expect(challengeOf(await browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
    expect(since(backend, before)).toHaveLength(2)
    const after = backend.cognitoCalls().length
    await browser.call('start', credentials)
    expect(since(backend, after)).toEqual(['AdminInitiateAuth'])
  },
)

test('a device whose secret is wrong is dropped, and the password is not reported as wrong', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  const seal = createSeal(readKeys([testKey]), 'device', CLIENT_ID)
  const [device] = readDevices(await seal.open(backend.browser.cookies.get(DEVICE) ?? ''))
  if (!device) throw new Error('no device')
  backend.browser.cookies.set(DEVICE, await seal.close(devicePayload([], { ...device, password: 'another' })))
  const before = backend.cognitoCalls().length
  expect(challengeOf(await backend.browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
  expect(since(backend, before)).toEqual([...BY_SRP, 'AdminInitiateAuth'])
  expect(backend.events.at(-1)).toMatchObject({ outcome: 'challenge', exception: 'NotAuthorizedException' })
  await signInWithCode(backend)
  expect(await backend.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
})

test('a wrong password on a remembered device is `invalid_credentials`, and the device stays', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  const error = await errorOf(backend.browser.call('start', { ...credentials, password: 'wrong' }))
  expect(error.code).toBe('invalid_credentials')
  expect(backend.cognitoCalls().slice(-2)).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  expect(await backend.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
})

test('PASSWORD_RESET_REQUIRED comes before the device challenge', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  backend.pool.faults.next('AdminRespondToAuthChallenge', {
    kind: 'error',
    name: 'PasswordResetRequiredException',
    message: 'Password reset required for the user',
  })
  expect(challengeOf(await backend.browser.call('start', credentials)).challenge.name).toBe('PASSWORD_RESET_REQUIRED')
})

test('after a remembered device signs in by public calls, the next challenge is also answered by a public call', async () => {
  const backend = createDeviceBackend({ remember: 'always', announcedBy: 'USER_PASSWORD_AUTH' })
  await signInWithCode(backend)
  const key = backend.pool.user('ada')?.devices[0]?.key
  backend.pool.settings.update({
    deviceTracking: { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: true },
  })
  const reply = challengeOf(await backend.browser.call('start', credentials))
  expect(reply.challenge.name).toBe('SMS_MFA')
  const before = backend.cognitoCalls().length
  expect(await answer(backend.browser, reply, { code: backend.pool.outbox.last(PHONE)?.code })).toMatchObject({
    kind: 'signedIn',
  })
  expect(since(backend, before)).toEqual(['RespondToAuthChallenge'])
  expect(key).toBeDefined()
})

test('a device replaces the second factor only of its own user, and only for the same spelling of the name', async () => {
  const backend = createDeviceBackend({ remember: 'always' }, true, {
    users: [ada, { username: 'bob', password: PASSWORD, attributes: { phone_number: PHONE } }],
    settings: { aliasAttributes: ['email'] },
  })
  await signInWithCode(backend)
  for (const username of ['bob', 'ada@example.com'])
    expect((await backend.browser.call('start', { username, password: PASSWORD })).kind).toBe('challenge')
  await signInWithCode(backend, undefined, 'bob')
  for (const username of ['ada', 'bob'])
    expect(await backend.browser.call('start', { username, password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('a step-up whose code was resent keeps the device of the session', async () => {
  const settings = { mfa: 'OFF', firstFactors: ['PASSWORD', 'EMAIL_OTP'] } as const
  const pool = { devices: { remember: 'always' }, preferredChallenge: 'EMAIL_OTP' } as const
  const backend = createDeviceBackend({ remember: 'always' }, true, {
    settings,
    handler: { authFlow: 'USER_AUTH', pool },
  })
  const { browser } = backend
  const code = () => ({ code: backend.pool.outbox.messages().at(-1)?.code })
  await answer(browser, challengeOf(await browser.call('start', { username: 'ada' })), code())
  const before = (await browser.call('devices', {})).devices
  const reply = challengeOf(await browser.call('start', { username: 'ada', intent: 'step-up' }))
  const resent = challengeOf(await browser.call('resend', { flow: reply.flow, challengeIndex: reply.challengeIndex }))
  expect(await answer(browser, resent, code())).toMatchObject({ kind: 'signedIn' })
  expect((await browser.call('devices', {})).devices).toEqual(before.map((device) => ({ ...device, current: true })))
  expect(before).toHaveLength(1)
})
