import { expect } from 'vitest'
import type { DevicePolicy } from '../devices/confirmDevice.ts'
import {
  createTestBackend,
  PASSWORD,
  type TestBackend,
  type TestBackendOptions,
  startChallenge,
} from './testBackend.ts'

export const PHONE = '+15550839'
export const ada = {
  username: 'ada',
  password: PASSWORD,
  attributes: { phone_number: PHONE, email: 'ada@example.com', email_verified: 'true' },
}

/** A pool that asks before it remembers a device, or one that always does; both demand a second factor. */
export function createDeviceBackend(
  devices: DevicePolicy,
  asks = true,
  { settings, handler, users = [ada] }: TestBackendOptions = {},
): TestBackend {
  const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: asks }
  return createTestBackend({
    users,
    settings: { mfa: 'ON', factors: ['SMS_MFA'], deviceTracking, ...settings },
    handler: { ...handler, pool: { devices, ...handler?.pool } },
  })
}

/** Signs in with the second factor, and says whether the device may be remembered. */
export async function signInWithCode(
  { browser, pool }: TestBackend,
  remember?: boolean,
  username = 'ada',
): Promise<void> {
  const { flow, challengeIndex } = await startChallenge(browser, username)
  const given = { code: pool.outbox.last(PHONE)?.code }
  const wish = remember === undefined ? {} : { rememberDevice: remember }
  expect(await browser.call('answer', { flow, challengeIndex, answer: given, ...wish })).toMatchObject({
    kind: 'signedIn',
  })
}
