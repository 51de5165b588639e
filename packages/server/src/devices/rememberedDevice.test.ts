import { expect, test } from 'vitest'
import { devicePayload, readDevices } from './device.ts'
import { readKeys } from '../crypto/keys.ts'
import { createSeal } from '../crypto/seal.ts'
import { ada, deviceRig, PHONE, signInWithCode } from '../testing/deviceRig.ts'
import { textLike } from '../testing/matchers.ts'
import { answer, CLIENT_ID, failure, PASSWORD, question, type Rig, testKey } from '../testing/rig.ts'

const DEVICE = '__Host-Http-ck_device'
const credentials = { username: 'ada', password: PASSWORD }

const since = (rig: Rig, from: number) => rig.upstream().slice(from)
const BY_SRP = ['AdminInitiateAuth', ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge')]

test.each([{ settings: {} }, { settings: { deviceChallengeSession: false, passwordVerifierSession: true } }])(
  'a remembered device signs in with one round trip of the browser’s, with Sessions or without: $settings',
  async (more) => {
    const rig = deviceRig({ remember: 'always' }, true, more)
    await signInWithCode(rig)
    expect(rig.upstream().slice(-2)).toEqual(['ConfirmDevice', 'UpdateDeviceStatus'])
    const before = rig.upstream().length
    expect(await rig.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
    expect(since(rig, before)).toEqual(BY_SRP)
    rig.pool.clock.advance(3_600_000)
    expect(await rig.browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
    expect(rig.pool.requestLog.list().at(-1)?.request).toMatchObject({ DeviceKey: textLike(/^us-east-1_/) })
  },
)

test('by option it is announced with the public calls, as the seed of this kit has it', async () => {
  const rig = deviceRig({ remember: 'always', announcedBy: 'USER_PASSWORD_AUTH' })
  await signInWithCode(rig)
  const before = rig.upstream().length
  expect(await rig.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  expect(since(rig, before)).toEqual(['InitiateAuth', 'RespondToAuthChallenge', 'RespondToAuthChallenge'])
})

test('a pool with a choice of first factors takes it along with the password', async () => {
  const rig = deviceRig({ remember: 'always' }, true, { handler: { authFlow: 'USER_AUTH' } })
  await signInWithCode(rig)
  const before = rig.upstream().length
  expect(await rig.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  expect(since(rig, before)).toHaveLength(3)
})

test.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)(
  'a device that Cognito forgot is dropped, and the same start goes on without it, once (%s)',
  async (announcedBy) => {
    const rig = deviceRig({ remember: 'always', announcedBy })
    await signInWithCode(rig)
    const { browser, pool } = rig
    const gone = { kind: 'error', name: 'ResourceNotFoundException', message: 'Device does not exist.' } as const
    pool.faults.next(announcedBy === 'USER_SRP_AUTH' ? 'AdminInitiateAuth' : 'InitiateAuth', gone)
    const before = rig.upstream().length
    expect(question(await browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
    expect(since(rig, before)).toHaveLength(2)
    const after = rig.upstream().length
    await browser.call('start', credentials)
    expect(since(rig, after)).toEqual(['AdminInitiateAuth'])
  },
)

test('a device whose secret is wrong is dropped; nobody says that the password was', async () => {
  const rig = deviceRig({ remember: 'always' })
  await signInWithCode(rig)
  const seal = createSeal(readKeys([testKey]), 'device', CLIENT_ID)
  const [device] = readDevices(await seal.open(rig.browser.cookies.get(DEVICE) ?? ''))
  if (!device) throw new Error('no device')
  rig.browser.cookies.set(DEVICE, await seal.close(devicePayload([], { ...device, password: 'another' })))
  const before = rig.upstream().length
  expect(question(await rig.browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
  expect(since(rig, before)).toEqual([...BY_SRP, 'AdminInitiateAuth'])
  expect(rig.events.at(-1)).toMatchObject({ outcome: 'challenge', exception: 'NotAuthorizedException' })
  await signInWithCode(rig)
  expect(await rig.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
})

test('a wrong password is a wrong password, and the device stays', async () => {
  const rig = deviceRig({ remember: 'always' })
  await signInWithCode(rig)
  const error = await failure(rig.browser.call('start', { ...credentials, password: 'wrong' }))
  expect(error.code).toBe('invalid_credentials')
  expect(rig.upstream().slice(-2)).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
  expect(await rig.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
})

test('a reset that is due is asked for before any device counts', async () => {
  const rig = deviceRig({ remember: 'always' })
  await signInWithCode(rig)
  rig.pool.faults.next('AdminRespondToAuthChallenge', {
    kind: 'error',
    name: 'PasswordResetRequiredException',
    message: 'Password reset required for the user',
  })
  expect(question(await rig.browser.call('start', credentials)).challenge.name).toBe('PASSWORD_RESET_REQUIRED')
})

test('what follows a device that is known but not enough is answered where it began: with the public calls', async () => {
  const rig = deviceRig({ remember: 'always', announcedBy: 'USER_PASSWORD_AUTH' })
  await signInWithCode(rig)
  const key = rig.pool.user('ada')?.devices[0]?.key
  rig.pool.settings.update({
    deviceTracking: { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: true },
  })
  const asked = question(await rig.browser.call('start', credentials))
  expect(asked.challenge.name).toBe('SMS_MFA')
  const before = rig.upstream().length
  expect(await answer(rig.browser, asked, { code: rig.pool.outbox.last(PHONE)?.code })).toMatchObject({
    kind: 'signedIn',
  })
  expect(since(rig, before)).toEqual(['RespondToAuthChallenge'])
  expect(key).toBeDefined()
})

test('a device stands in for nobody else, and not for another spelling of the name', async () => {
  const rig = deviceRig({ remember: 'always' }, true, {
    users: [ada, { username: 'bob', password: PASSWORD, attributes: { phone_number: PHONE } }],
    settings: { aliasAttributes: ['email'] },
  })
  await signInWithCode(rig)
  for (const username of ['bob', 'ada@example.com'])
    expect((await rig.browser.call('start', { username, password: PASSWORD })).kind).toBe('challenge')
  await signInWithCode(rig, undefined, 'bob')
  for (const username of ['ada', 'bob'])
    expect(await rig.browser.call('start', { username, password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('a code sent again in a step-up leaves the device known', async () => {
  const settings = { mfa: 'OFF', firstFactors: ['PASSWORD', 'EMAIL_OTP'] } as const
  const pool = { devices: { remember: 'always' }, preferredChallenge: 'EMAIL_OTP' } as const
  const rig = deviceRig({ remember: 'always' }, true, { settings, handler: { authFlow: 'USER_AUTH', pool } })
  const { browser } = rig
  const code = () => ({ code: rig.pool.outbox.messages().at(-1)?.code })
  await answer(browser, question(await browser.call('start', { username: 'ada' })), code())
  const before = (await browser.call('devices', {})).devices
  const asked = question(await browser.call('start', { username: 'ada', intent: 'step-up' }))
  const again = question(await browser.call('resend', { flow: asked.flow, challengeIndex: asked.challengeIndex }))
  expect(await answer(browser, again, code())).toMatchObject({ kind: 'signedIn' })
  expect((await browser.call('devices', {})).devices).toEqual(before.map((device) => ({ ...device, current: true })))
  expect(before).toHaveLength(1)
})
