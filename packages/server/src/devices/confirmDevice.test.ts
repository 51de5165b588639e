import { expect, test } from 'vitest'
import { createDeviceBackend, signInWithCode } from '../testing/deviceBackend.ts'
import { PASSWORD, challengeOf, startChallenge } from '../testing/testBackend.ts'

const DEVICE = '__Host-Http-ck_device'
const DAY = 86_400_000
const credentials = { username: 'ada', password: PASSWORD }

test.each([
  { asks: true, rememberDevice: true, updated: true, known: true },
  { asks: true, rememberDevice: false, updated: false, known: false },
  { asks: true, rememberDevice: undefined, updated: false, known: false },
  { asks: false, rememberDevice: true, updated: false, known: true },
  { asks: false, rememberDevice: false, updated: true, known: false },
])(
  'the answer of a second factor decides whether the device is remembered (pool asks: $asks, rememberDevice: $rememberDevice)',
  async ({ asks, rememberDevice, updated, known }) => {
    const backend = createDeviceBackend({ remember: 'ask', days: 14 }, asks)
    const reply = await startChallenge(backend.browser)
    expect(reply.rememberDays).toBe(14)
    expect(await backend.browser.call('resume', {})).toMatchObject({ rememberDays: 14 })
    await signInWithCode(backend, rememberDevice)
    expect(backend.cognitoCalls().includes('UpdateDeviceStatus')).toBe(updated)
    expect(backend.pool.user('ada')?.devices.at(-1)?.remembered).toBe(known)
    expect((await backend.browser.call('start', credentials)).kind).toBe(known ? 'signedIn' : 'challenge')
  },
)

test.each(['always', 'never'] as const)(
  'with `remember: %s` the user is not asked whether to remember the device',
  async (remember) => {
    const backend = createDeviceBackend({ remember }, remember === 'always')
    expect((await startChallenge(backend.browser)).rememberDays).toBeNull()
    await signInWithCode(backend, true)
    expect((await backend.browser.call('start', credentials)).kind).toBe(
      remember === 'always' ? 'signedIn' : 'challenge',
    )
  },
)

test('after the days of the policy the second factor is required again', async () => {
  const backend = createDeviceBackend({ remember: 'always', days: 30 })
  await signInWithCode(backend)
  backend.pool.clock.advance(29 * DAY)
  expect(await backend.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  backend.pool.clock.advance(DAY)
  expect(challengeOf(await backend.browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
})

test('if UpdateDeviceStatus fails the user is signed in, and the device does not replace the second factor', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  backend.pool.faults.next('UpdateDeviceStatus', { kind: 'internal' })
  await signInWithCode(backend)
  expect(backend.browser.cookies.has(DEVICE)).toBe(true)
  expect((await backend.browser.call('start', credentials)).kind).toBe('challenge')
})

test('`rememberDevice` is ignored unless the challenge offered it', async () => {
  const backend = createDeviceBackend({ remember: 'ask' }, true, {
    settings: { mfa: 'OFF', firstFactors: ['PASSWORD'] },
    handler: { authFlow: 'USER_AUTH' },
  })
  const { flow, challengeIndex, rememberDays } = challengeOf(await backend.browser.call('start', { username: 'ada' }))
  expect(rememberDays).toBeNull()
  const password = { method: 'PASSWORD', password: PASSWORD }
  const reply = await backend.browser.call('answer', { flow, challengeIndex, answer: password, rememberDevice: true })
  expect(reply.kind).toBe('signedIn')
  expect(backend.cognitoCalls()).not.toContain('UpdateDeviceStatus')
})
