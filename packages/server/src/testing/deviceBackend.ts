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
/** A user with a phone number for SMS codes. */
export const ada = {
  username: 'ada',
  password: PASSWORD,
  attributes: { phone_number: PHONE, email: 'ada@example.com', email_verified: 'true' },
}

/** A pool that requires SMS_MFA. With `asks` the pool remembers a device only if the user agrees, otherwise always. */
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

/** Signs in with an SMS code. `remember` is sent as `rememberDevice`. */
export async function signInWithCode(
  { browser, pool }: TestBackend,
  remember?: boolean,
  username = 'ada',
): Promise<void> {
  const { flow, challengeIndex } = await startChallenge(browser, username)
  const userAnswer = { code: pool.outbox.last(PHONE)?.code }
  const choice = remember === undefined ? {} : { rememberDevice: remember }
  expect(await browser.call('answer', { flow, challengeIndex, answer: userAnswer, ...choice })).toMatchObject({
    kind: 'signedIn',
  })
}
