import { expect, test } from 'vitest'
import { type Device, devicePayload, readDevices } from './deviceCookie.ts'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { stringMatching } from '../testing/matchers.ts'

const DEVICE = '__Host-Http-ck_device'
const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false }
const credentials = { username: 'ada', password: PASSWORD }

test('in a pool that tracks devices the device is confirmed, and the session can be refreshed', async () => {
  const { browser, pool, cognitoCalls } = createTestBackend({ settings: { deviceTracking } })
  expect(await browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth', 'ConfirmDevice'])
  const line = browser.setCookies().find((cookie) => cookie.startsWith(DEVICE))
  expect(line).toMatch(/Max-Age=7776000; Path=\/; HttpOnly; SameSite=Strict; Secure$/)
  pool.clock.advance(3_600_000)
  expect(await browser.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
  expect(pool.requestLog.list().at(-1)?.request).toMatchObject({
    DeviceKey: stringMatching(/^us-east-1_[0-9a-f-]+$/),
  })
})

test('if ConfirmDevice fails the user is signed in all the same', async () => {
  const { browser, pool, events } = createTestBackend({ settings: { deviceTracking } })
  pool.faults.next('ConfirmDevice', { kind: 'internal' })
  expect(await browser.call('start', credentials)).toMatchObject({ kind: 'signedIn' })
  expect(browser.cookies.has(DEVICE)).toBe(false)
  expect(events[0]).toMatchObject({ outcome: 'signedIn', exception: 'InternalErrorException' })
})

test('signing out keeps the device', async () => {
  const { browser } = createTestBackend({ settings: { deviceTracking } })
  await browser.call('start', credentials)
  await browser.call('sign-out', {})
  expect([...browser.cookies.keys()]).toEqual([DEVICE])
})

const device = (username: string, usedAt: number): Device => ({
  username,
  typed: username,
  rememberedUntil: 0,
  key: `k-${username}`,
  groupKey: 'g',
  password: 'p',
  usedAt,
})

test('the device cookie holds one device for each of five users and drops the least recently used', () => {
  let payload: unknown = null
  for (const [at, username] of ['a', 'b', 'c', 'd', 'e', 'a', 'f'].entries())
    payload = devicePayload(readDevices(payload), device(username, at))
  const kept = readDevices(JSON.parse(JSON.stringify(payload)))
  expect(kept.map(({ username }) => username)).toEqual(['f', 'a', 'e', 'd', 'c'])
})

test('a payload that is not a device cookie holds no devices', () => {
  for (const payload of [null, 7, {}, { v: 1, devices: [] }, { v: 2, devices: [{}] }, { v: 2, devices: 'x' }]) {
    expect(readDevices(payload)).toEqual([])
  }
})
