import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { devicePayload, readDevices } from '../devices/deviceCookie.ts'
import { readKeys } from '../crypto/keys.ts'
import { createSeal } from '../crypto/seal.ts'
import { ada, createDeviceBackend, PHONE, signInWithCode } from '../testing/deviceBackend.ts'
import {
  answer,
  CLIENT_ID,
  cognitoClient,
  errorOf,
  PASSWORD,
  challengeOf,
  type TestBackend,
  type TestBackendOptions,
  testKey,
} from '../testing/testBackend.ts'
import { startProof, signInWithProof } from '../testing/srpBackend.ts'

const DEVICE = '__Host-Http-ck_device'
const always = { remember: 'always' } as const
const srpInBrowser = { handler: { authFlow: 'USER_SRP_AUTH' } } as const
const userAuth = { handler: { authFlow: 'USER_AUTH' } } as const

const callsAfter = (backend: TestBackend, from: number) => backend.cognitoCalls().slice(from)

/** A backend and a browser whose first sign-in has remembered the device. */
async function createBackendWithDevice(options: TestBackendOptions): Promise<TestBackend> {
  const backend = createDeviceBackend(always, true, options)
  const reply = challengeOf(
    options.handler?.authFlow === 'USER_SRP_AUTH'
      ? await signInWithProof(backend.browser)
      : await backend.browser.call('start', { username: 'ada', password: PASSWORD }),
  )
  const userAnswer = { code: backend.pool.outbox.last(PHONE)?.code }
  expect(await answer(backend.browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
  return backend
}

/** Changes the secret in the device cookie, so that Cognito refuses the device. */
async function replaceDeviceSecret({ browser }: TestBackend): Promise<void> {
  const seal = createSeal(readKeys([testKey]), 'device', CLIENT_ID)
  const [device] = readDevices(await seal.open(browser.cookies.get(DEVICE) ?? ''))
  if (!device) throw new Error('no device')
  browser.cookies.set(DEVICE, await seal.close(devicePayload([], { ...device, password: 'another' })))
}

const signInByChoice = async ({ browser }: TestBackend) => {
  const reply = challengeOf(await browser.call('start', { username: 'ada' }))
  return answer(browser, reply, { method: 'PASSWORD', password: PASSWORD })
}

test('after the browser’s SRP proof the backend proves the device in the same request', async () => {
  const backend = await createBackendWithDevice(srpInBrowser)
  const { input } = await startProof(backend.browser)
  const before = backend.cognitoCalls().length
  expect(await backend.browser.call('prove', input)).toMatchObject({ kind: 'signedIn' })
  expect(callsAfter(backend, before)).toEqual(Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge'))
})

test('if Cognito has forgotten the device, the browser proves the password without the device', async () => {
  const backend = await createBackendWithDevice(srpInBrowser)
  const deviceNotFound = {
    kind: 'error',
    name: 'ResourceNotFoundException',
    message: 'Device does not exist.',
  } as const
  backend.pool.faults.next('AdminInitiateAuth', deviceNotFound)
  const before = backend.cognitoCalls().length
  expect(challengeOf(await signInWithProof(backend.browser)).challenge.name).toBe('SMS_MFA')
  expect(callsAfter(backend, before)).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test.each([
  ['an SRP proof', srpInBrowser, (backend: TestBackend) => signInWithProof(backend.browser)],
  ['a chosen password', userAuth, signInByChoice],
])(
  'a refused device after %s is forgotten and restarts the sign-in, and is not reported as a wrong password',
  async (_, options, signIn) => {
    const backend = await createBackendWithDevice(options)
    await replaceDeviceSecret(backend)
    const error = await errorOf(signIn(backend))
    expect([error.code, error.recovery]).toEqual(['flow_consumed', 'restart'])
    expect(backend.events.at(-1)).toMatchObject({ outcome: 'failed', exception: 'NotAuthorizedException' })
    expect(challengeOf(await signIn(backend)).challenge.name).toBe('SMS_MFA')
  },
)

test('a sign-in that starts with a username alone also sends the device, which replaces the second factor', async () => {
  const backend = await createBackendWithDevice(userAuth)
  const before = backend.cognitoCalls().length
  expect(await signInByChoice(backend)).toMatchObject({ kind: 'signedIn' })
  expect(callsAfter(backend, before)).toEqual([
    'AdminInitiateAuth',
    ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge'),
  ])
})

test('a wrong password with a known device is `invalid_credentials`, and the device stays remembered', async () => {
  const backend = await createBackendWithDevice(srpInBrowser)
  expect((await errorOf(signInWithProof(backend.browser, 'ada', 'wrong'))).code).toBe('invalid_credentials')
  expect(await signInWithProof(backend.browser)).toMatchObject({ kind: 'signedIn' })
})

test('the device also replaces the second factor after NEW_PASSWORD_REQUIRED', async () => {
  const backend = await createBackendWithDevice({})
  const temporary = 'Temporary-horse-3'
  const password = { UserPoolId: backend.pool.id, Username: 'ada', Password: temporary, Permanent: false }
  await cognitoClient(backend.pool.fetch).send(new AdminSetUserPasswordCommand(password))
  const reply = challengeOf(await backend.browser.call('start', { username: 'ada', password: temporary }))
  expect(reply.challenge.name).toBe('NEW_PASSWORD_REQUIRED')
  const userAnswer = { newPassword: 'Another-horse-2', attributes: {} }
  expect(await answer(backend.browser, reply, userAnswer)).toMatchObject({ kind: 'signedIn' })
})

test('a device older than `days` needs a code again, and Cognito forgets its old entry', async () => {
  const backend = createDeviceBackend({ ...always, days: 7 }, true, { users: [ada] })
  await signInWithCode(backend)
  const [first] = backend.pool.user('ada')?.devices ?? []
  backend.pool.clock.advance(7 * 86_400_000)
  backend.pool.faults.next('ForgetDevice', { kind: 'internal' })
  await signInWithCode(backend)
  expect(backend.pool.user('ada')?.devices.map(({ key }) => key)).toContain(first?.key)
  backend.pool.clock.advance(7 * 86_400_000)
  const [, second] = backend.pool.user('ada')?.devices ?? []
  await signInWithCode(backend)
  expect(backend.cognitoCalls().slice(-3).toSorted()).toEqual(['ConfirmDevice', 'ForgetDevice', 'UpdateDeviceStatus'])
  expect(backend.pool.user('ada')?.devices.map(({ key }) => key)).not.toContain(second?.key)
  expect(await backend.browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({
    kind: 'signedIn',
  })
})
