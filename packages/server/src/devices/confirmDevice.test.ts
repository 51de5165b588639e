import { expect, test } from 'vitest'
import { deviceRig, signInWithCode } from '../testing/deviceRig.ts'
import { PASSWORD, question, startQuestion } from '../testing/rig.ts'

const DEVICE = '__Host-Http-ck_device'
const DAY = 86_400_000
const credentials = { username: 'ada', password: PASSWORD }

test.each([
  { asks: true, wish: true, updated: true, known: true },
  { asks: true, wish: false, updated: false, known: false },
  { asks: true, wish: undefined, updated: false, known: false },
  { asks: false, wish: true, updated: false, known: true },
  { asks: false, wish: false, updated: true, known: false },
])('asked along with the code (pool asks: $asks, person: $wish)', async ({ asks, wish, updated, known }) => {
  const rig = deviceRig({ remember: 'ask', days: 14 }, asks)
  const asked = await startQuestion(rig.browser)
  expect(asked.rememberDays).toBe(14)
  expect(await rig.browser.call('resume', {})).toMatchObject({ rememberDays: 14 })
  await signInWithCode(rig, wish)
  expect(rig.upstream().includes('UpdateDeviceStatus')).toBe(updated)
  expect(rig.pool.user('ada')?.devices.at(-1)?.remembered).toBe(known)
  expect((await rig.browser.call('start', credentials)).kind).toBe(known ? 'signedIn' : 'challenge')
})

test.each(['always', 'never'] as const)('%s: nobody is asked', async (remember) => {
  const rig = deviceRig({ remember }, remember === 'always')
  expect((await startQuestion(rig.browser)).rememberDays).toBeNull()
  await signInWithCode(rig, true)
  expect((await rig.browser.call('start', credentials)).kind).toBe(remember === 'always' ? 'signedIn' : 'challenge')
})

test('after so many days the second factor is asked for again', async () => {
  const rig = deviceRig({ remember: 'always', days: 30 })
  await signInWithCode(rig)
  rig.pool.clock.advance(29 * DAY)
  expect(await rig.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  rig.pool.clock.advance(DAY)
  expect(question(await rig.browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
})

test('a device that cannot be remembered keeps nobody out, and is not used', async () => {
  const rig = deviceRig({ remember: 'always' })
  rig.pool.faults.next('UpdateDeviceStatus', { kind: 'internal' })
  await signInWithCode(rig)
  expect(rig.browser.cookies.has(DEVICE)).toBe(true)
  expect((await rig.browser.call('start', credentials)).kind).toBe('challenge')
})

test('a wish where nobody was asked is none', async () => {
  const rig = deviceRig({ remember: 'ask' }, true, {
    settings: { mfa: 'OFF', firstFactors: ['PASSWORD'] },
    handler: { authFlow: 'USER_AUTH' },
  })
  const { flow, challengeIndex, rememberDays } = question(await rig.browser.call('start', { username: 'ada' }))
  expect(rememberDays).toBeNull()
  const password = { method: 'PASSWORD', password: PASSWORD }
  const reply = await rig.browser.call('answer', { flow, challengeIndex, answer: password, rememberDevice: true })
  expect(reply.kind).toBe('signedIn')
  expect(rig.upstream()).not.toContain('UpdateDeviceStatus')
})
