import { expect, test } from 'vitest'
import { createDeviceBackend, signInWithCode } from '../testing/deviceBackend.ts'
import { PASSWORD, challengeOf } from '../testing/testBackend.ts'

const DEVICE = '__Host-Http-ck_device'
const credentials = { username: 'ada', password: PASSWORD }
const START = Date.UTC(2026, 10, 21) / 1_000

test('`devices` lists the devices of the account and marks the one of this browser', async () => {
  const backend = createDeviceBackend({ remember: 'ask' })
  await signInWithCode(backend, true)
  const other = backend.newBrowser()
  await signInWithCode({ ...backend, browser: other })
  const [thisDevice, otherDevice] = backend.pool.user('ada')?.devices ?? []
  expect(await backend.browser.call('devices', {})).toEqual({
    devices: [
      { id: thisDevice?.key, name: null, remembered: true, lastUsedAt: START, current: true },
      { id: otherDevice?.key, name: null, remembered: false, lastUsedAt: START, current: false },
    ],
  })
})

test('forgetting the device of another browser leaves the device of this browser remembered', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  const other = backend.newBrowser()
  await signInWithCode({ ...backend, browser: other })
  const [, otherDevice] = backend.pool.user('ada')?.devices ?? []
  const { devices } = await backend.browser.call('device-forget', { id: otherDevice?.key ?? '' })
  expect(devices).toMatchObject([{ current: true }])
  expect(backend.browser.setCookies()).toEqual([])
  expect(challengeOf(await other.call('start', credentials)).challenge.name).toBe('SMS_MFA')
  expect(await backend.browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
})

test('forgetting the device of this browser removes it from the cookie, so the next sign-in does not send its key', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  const [thisDevice] = backend.pool.user('ada')?.devices ?? []
  const before = backend.browser.cookies.get(DEVICE)
  expect(await backend.browser.call('device-forget', { id: thisDevice?.key ?? '' })).toEqual({ devices: [] })
  expect(backend.browser.cookies.get(DEVICE)).not.toBe(before)
  const calls = backend.cognitoCalls().length
  expect(challengeOf(await backend.browser.call('start', credentials)).challenge.name).toBe('SMS_MFA')
  expect(backend.cognitoCalls().slice(calls)).toEqual(['AdminInitiateAuth'])
})

test('a forgotten device is removed from the cookie even if ListDevices fails', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  const [thisDevice] = backend.pool.user('ada')?.devices ?? []
  backend.pool.faults.next('ListDevices', { kind: 'internal' })
  const { status } = await backend.browser.send('device-forget', { id: thisDevice?.key ?? '' })
  expect(status).toBe(504)
  expect(backend.browser.setCookies().join()).toContain(DEVICE)
})

test('forgetting a device that no longer exists succeeds', async () => {
  const backend = createDeviceBackend({ remember: 'never' })
  await signInWithCode(backend)
  const { devices } = await backend.browser.call('device-forget', { id: 'us-east-1_gone' })
  expect(devices).toMatchObject([{ current: true, remembered: false }])
})

test('a session whose device was forgotten ends with its access token', async () => {
  const backend = createDeviceBackend({ remember: 'always' })
  await signInWithCode(backend)
  const [thisDevice] = backend.pool.user('ada')?.devices ?? []
  await backend.browser.call('device-forget', { id: thisDevice?.key ?? '' })
  expect(await backend.browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  backend.pool.clock.advance(3_600_000)
  expect(await backend.browser.call('session', {})).toEqual({ session: null })
})
