import { expect, test } from 'vitest'
import { deviceRig, signInWithCode } from '../testing/deviceRig.ts'
import { PASSWORD, question } from '../testing/rig.ts'

const DEVICE = '__Host-Http-ck_device'
const credentials = { username: 'ada', password: PASSWORD }
const START = Date.UTC(2026, 10, 21) / 1_000

test('the devices of the account, and which of them is this browser', async () => {
  const rig = deviceRig({ remember: 'ask' })
  await signInWithCode(rig, true)
  const other = rig.newBrowser()
  await signInWithCode({ ...rig, browser: other })
  const [mine, theirs] = rig.pool.user('ada')?.devices ?? []
  expect(await rig.browser.call('devices', {})).toEqual({
    devices: [
      { id: mine?.key, name: null, remembered: true, lastUsedAt: START, current: true },
      { id: theirs?.key, name: null, remembered: false, lastUsedAt: START, current: false },
    ],
  })
})

test('another browser’s device is forgotten; this one stays remembered', async () => {
  const rig = deviceRig({ remember: 'always' })
  await signInWithCode(rig)
  const other = rig.newBrowser()
  await signInWithCode({ ...rig, browser: other })
  const [, theirs] = rig.pool.user('ada')?.devices ?? []
  const { devices } = await rig.browser.call('device-forget', { id: theirs?.key ?? '' })
  expect(devices).toMatchObject([{ current: true }])
  expect(rig.browser.setCookies()).toEqual([])
  expect(question(await other.call('start', credentials)).challenge.name).toBe('SMS_MFA')
  expect(await rig.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
})

test('this browser’s device is forgotten here as well: no stale key is announced', async () => {
  const rig = deviceRig({ remember: 'always' })
  await signInWithCode(rig)
  const [mine] = rig.pool.user('ada')?.devices ?? []
  const before = rig.browser.cookies.get(DEVICE)
  expect(await rig.browser.call('device-forget', { id: mine?.key ?? '' })).toEqual({ devices: [] })
  expect(rig.browser.cookies.get(DEVICE)).not.toBe(before)
  const calls = rig.upstream().length
  expect(question(await rig.browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
  expect(rig.upstream().slice(calls)).toEqual(['AdminInitiateAuth'])
})

test('the device is dropped from the cookie even if the list cannot be had', async () => {
  const rig = deviceRig({ remember: 'always' })
  await signInWithCode(rig)
  const [mine] = rig.pool.user('ada')?.devices ?? []
  rig.pool.faults.next('ListDevices', { kind: 'internal' })
  const { status } = await rig.browser.send('device-forget', { id: mine?.key ?? '' })
  expect(status).toBe(504)
  expect(rig.browser.setCookies().join()).toContain(DEVICE)
})

test('to forget one that is gone already is no failure', async () => {
  const rig = deviceRig({ remember: 'never' })
  await signInWithCode(rig)
  const { devices } = await rig.browser.call('device-forget', { id: 'us-east-1_gone' })
  expect(devices).toMatchObject([{ current: true, remembered: false }])
})

test('a session whose device was forgotten ends with its access token', async () => {
  const rig = deviceRig({ remember: 'always' })
  await signInWithCode(rig)
  const [mine] = rig.pool.user('ada')?.devices ?? []
  await rig.browser.call('device-forget', { id: mine?.key ?? '' })
  expect(await rig.browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  rig.pool.clock.advance(3_600_000)
  expect(await rig.browser.call('session', {})).toEqual({ session: null })
})
