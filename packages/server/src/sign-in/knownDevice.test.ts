import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { devicePayload, readDevices } from '../devices/device.ts'
import { readKeys } from '../crypto/keys.ts'
import { createSeal } from '../crypto/seal.ts'
import { ada, createDeviceBackend, PHONE, signInWithCode } from '../testing/deviceBackend.ts'
import {
  answer,
  CLIENT_ID,
  errorOf,
  PASSWORD,
  challengeOf,
  type TestBackend,
  type TestBackendOptions,
  testKey,
} from '../testing/testBackend.ts'
import { cognitoClient } from '../testing/testBackend.ts'
import { startProof, signInWithProof } from '../testing/srpBackend.ts'

const DEVICE = '__Host-Http-ck_device'
const always = { remember: 'always' } as const
const byProof = { handler: { authFlow: 'USER_SRP_AUTH' } } as const
const byChoice = { handler: { authFlow: 'USER_AUTH' } } as const

const since = (backend: TestBackend, from: number) => backend.cognitoCalls().slice(from)

/** A pool where the first sign-in, with its code, has remembered the device. */
async function remembered(options: TestBackendOptions): Promise<TestBackend> {
  const backend = createDeviceBackend(always, true, options)
  const asked = challengeOf(
    options.handler?.authFlow === 'USER_SRP_AUTH'
      ? await signInWithProof(backend.browser)
      : await backend.browser.call('start', { username: 'ada', password: PASSWORD }),
  )
  const given = { code: backend.pool.outbox.last(PHONE)?.code }
  expect(await answer(backend.browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  return backend
}

/** Puts another secret into the device cookie: Cognito will refuse the device. */
async function spoil({ browser }: TestBackend): Promise<void> {
  const seal = createSeal(readKeys([testKey]), 'device', CLIENT_ID)
  const [device] = readDevices(await seal.open(browser.cookies.get(DEVICE) ?? ''))
  if (!device) throw new Error('no device')
  browser.cookies.set(DEVICE, await seal.close(devicePayload([], { ...device, password: 'another' })))
}

const chosen = async ({ browser }: TestBackend) => {
  const asked = challengeOf(await browser.call('start', { username: 'ada' }))
  return answer(browser, asked, { method: 'PASSWORD', password: PASSWORD })
}

test('after the browser’s proof the device proves itself here, in the same round trip', async () => {
  const backend = await remembered(byProof)
  const { input } = await startProof(backend.browser)
  const before = backend.cognitoCalls().length
  expect(await backend.browser.call('prove', input)).toMatchObject({ kind: 'signedIn' })
  expect(since(backend, before)).toEqual(Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge'))
})

test('a device that Cognito forgot is dropped, and the same proof is asked for without it', async () => {
  const backend = await remembered(byProof)
  const gone = { kind: 'error', name: 'ResourceNotFoundException', message: 'Device does not exist.' } as const
  backend.pool.faults.next('AdminInitiateAuth', gone)
  const before = backend.cognitoCalls().length
  expect(challengeOf(await signInWithProof(backend.browser)).challenge.name).toBe('SMS_MFA')
  expect(since(backend, before)).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test.each([
  ['a proof', byProof, (backend: TestBackend) => signInWithProof(backend.browser)],
  ['a choice', byChoice, chosen],
])(
  'after %s a device that is refused is dropped: the sign-in begins again, and is not a wrong password',
  async (_, options, signIn) => {
    const backend = await remembered(options)
    await spoil(backend)
    const error = await errorOf(signIn(backend))
    expect([error.code, error.recovery]).toEqual(['flow_consumed', 'restart'])
    expect(backend.events.at(-1)).toMatchObject({ outcome: 'failed', exception: 'NotAuthorizedException' })
    expect(challengeOf(await signIn(backend)).challenge.name).toBe('SMS_MFA')
  },
)

test('a name alone announces the device too: the password that is chosen is followed by no code', async () => {
  const backend = await remembered(byChoice)
  const before = backend.cognitoCalls().length
  expect(await chosen(backend)).toMatchObject({ kind: 'signedIn' })
  expect(since(backend, before)).toEqual([
    'AdminInitiateAuth',
    ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge'),
  ])
})

test('a wrong password beside a device is a wrong password, and the device stays', async () => {
  const backend = await remembered(byProof)
  expect((await errorOf(signInWithProof(backend.browser, 'ada', 'wrong'))).code).toBe('invalid_credentials')
  expect(await signInWithProof(backend.browser)).toMatchObject({ kind: 'signedIn' })
})

test('a temporary password in between: the device still stands in for the code', async () => {
  const backend = await remembered({})
  const temporary = 'Temporary-horse-3'
  const password = { UserPoolId: backend.pool.id, Username: 'ada', Password: temporary, Permanent: false }
  await cognitoClient(backend.pool.fetch).send(new AdminSetUserPasswordCommand(password))
  const asked = challengeOf(await backend.browser.call('start', { username: 'ada', password: temporary }))
  expect(asked.challenge.name).toBe('NEW_PASSWORD_REQUIRED')
  const given = { newPassword: 'Another-horse-2', attributes: {} }
  expect(await answer(backend.browser, asked, given)).toMatchObject({ kind: 'signedIn' })
})

test('a device whose own time is over is asked for a code again, and forgotten at Cognito', async () => {
  const backend = createDeviceBackend({ ...always, days: 7 }, true, { users: [ada] })
  await signInWithCode(backend)
  const [old] = backend.pool.user('ada')?.devices ?? []
  backend.pool.clock.advance(7 * 86_400_000)
  backend.pool.faults.next('ForgetDevice', { kind: 'internal' })
  await signInWithCode(backend)
  expect(backend.pool.user('ada')?.devices.map(({ key }) => key)).toContain(old?.key)
  backend.pool.clock.advance(7 * 86_400_000)
  const [, lapsed] = backend.pool.user('ada')?.devices ?? []
  await signInWithCode(backend)
  expect(backend.cognitoCalls().slice(-3).toSorted()).toEqual(['ConfirmDevice', 'ForgetDevice', 'UpdateDeviceStatus'])
  expect(backend.pool.user('ada')?.devices.map(({ key }) => key)).not.toContain(lapsed?.key)
  expect(await backend.browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({
    kind: 'signedIn',
  })
})
