import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { devicePayload, readDevices } from '../devices/device.ts'
import { readKeys } from '../crypto/keys.ts'
import { createSeal } from '../crypto/seal.ts'
import { ada, deviceRig, PHONE, signInWithCode } from '../testing/deviceRig.ts'
import { answer, CLIENT_ID, failure, PASSWORD, question, type Rig, type RigOptions, testKey } from '../testing/rig.ts'
import { sdkOver } from '../testing/sdk.ts'
import { begun, proved } from '../testing/srpRig.ts'

const DEVICE = '__Host-Http-ck_device'
const always = { remember: 'always' } as const
const byProof = { handler: { authFlow: 'USER_SRP_AUTH' } } as const
const byChoice = { handler: { authFlow: 'USER_AUTH' } } as const

const since = (rig: Rig, from: number) => rig.upstream().slice(from)

/** A pool where the first sign-in, with its code, has remembered the device. */
async function remembered(options: RigOptions): Promise<Rig> {
  const rig = deviceRig(always, true, options)
  const asked = question(
    options.handler?.authFlow === 'USER_SRP_AUTH'
      ? await proved(rig.browser)
      : await rig.browser.call('start', { username: 'ada', password: PASSWORD }),
  )
  const given = { code: rig.pool.outbox.last(PHONE)?.code }
  expect(await answer(rig.browser, asked, given)).toMatchObject({ kind: 'signedIn' })
  return rig
}

/** Puts another secret into the device cookie: Cognito will refuse the device. */
async function spoil({ browser }: Rig): Promise<void> {
  const seal = createSeal(readKeys([testKey]), 'device', CLIENT_ID)
  const [device] = readDevices(await seal.open(browser.cookies.get(DEVICE) ?? ''))
  if (!device) throw new Error('no device')
  browser.cookies.set(DEVICE, await seal.close(devicePayload([], { ...device, password: 'another' })))
}

const chosen = async ({ browser }: Rig) => {
  const asked = question(await browser.call('start', { username: 'ada' }))
  return answer(browser, asked, { method: 'PASSWORD', password: PASSWORD })
}

test('after the browser’s proof the device proves itself here, in the same round trip', async () => {
  const rig = await remembered(byProof)
  const { input } = await begun(rig.browser)
  const before = rig.upstream().length
  expect(await rig.browser.call('prove', input)).toMatchObject({ kind: 'signedIn' })
  expect(since(rig, before)).toEqual(Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge'))
})

test('a device that Cognito forgot is dropped, and the same proof is asked for without it', async () => {
  const rig = await remembered(byProof)
  const gone = { kind: 'error', name: 'ResourceNotFoundException', message: 'Device does not exist.' } as const
  rig.pool.faults.next('AdminInitiateAuth', gone)
  const before = rig.upstream().length
  expect(question(await proved(rig.browser)).challenge.name).toBe('SMS_MFA')
  expect(since(rig, before)).toEqual(['AdminInitiateAuth', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test.each([
  ['a proof', byProof, (rig: Rig) => proved(rig.browser)],
  ['a choice', byChoice, chosen],
])(
  'after %s a device that is refused is dropped: the sign-in begins again, and is not a wrong password',
  async (_, options, signIn) => {
    const rig = await remembered(options)
    await spoil(rig)
    const error = await failure(signIn(rig))
    expect([error.code, error.recovery]).toEqual(['flow_consumed', 'restart'])
    expect(rig.events.at(-1)).toMatchObject({ outcome: 'failed', exception: 'NotAuthorizedException' })
    expect(question(await signIn(rig)).challenge.name).toBe('SMS_MFA')
  },
)

test('a name alone announces the device too: the password that is chosen is followed by no code', async () => {
  const rig = await remembered(byChoice)
  const before = rig.upstream().length
  expect(await chosen(rig)).toMatchObject({ kind: 'signedIn' })
  expect(since(rig, before)).toEqual([
    'AdminInitiateAuth',
    ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge'),
  ])
})

test('a wrong password beside a device is a wrong password, and the device stays', async () => {
  const rig = await remembered(byProof)
  expect((await failure(proved(rig.browser, 'ada', 'wrong'))).code).toBe('invalid_credentials')
  expect(await proved(rig.browser)).toMatchObject({ kind: 'signedIn' })
})

test('a temporary password in between: the device still stands in for the code', async () => {
  const rig = await remembered({})
  const temporary = 'Temporary-horse-3'
  const password = { UserPoolId: rig.pool.id, Username: 'ada', Password: temporary, Permanent: false }
  await sdkOver(rig.pool.fetch).send(new AdminSetUserPasswordCommand(password))
  const asked = question(await rig.browser.call('start', { username: 'ada', password: temporary }))
  expect(asked.challenge.name).toBe('NEW_PASSWORD_REQUIRED')
  const given = { newPassword: 'Another-horse-2', attributes: {} }
  expect(await answer(rig.browser, asked, given)).toMatchObject({ kind: 'signedIn' })
})

test('a device whose own time is over is asked for a code again, and forgotten at Cognito', async () => {
  const rig = deviceRig({ ...always, days: 7 }, true, { users: [ada] })
  await signInWithCode(rig)
  const [old] = rig.pool.user('ada')?.devices ?? []
  rig.pool.clock.advance(7 * 86_400_000)
  rig.pool.faults.next('ForgetDevice', { kind: 'internal' })
  await signInWithCode(rig)
  expect(rig.pool.user('ada')?.devices.map(({ key }) => key)).toContain(old?.key)
  rig.pool.clock.advance(7 * 86_400_000)
  const [, lapsed] = rig.pool.user('ada')?.devices ?? []
  await signInWithCode(rig)
  expect(rig.upstream().slice(-3).toSorted()).toEqual(['ConfirmDevice', 'ForgetDevice', 'UpdateDeviceStatus'])
  expect(rig.pool.user('ada')?.devices.map(({ key }) => key)).not.toContain(lapsed?.key)
  expect(await rig.browser.call('start', { username: 'ada', password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})
