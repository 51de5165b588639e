import type { PoolSettings, UserOptions } from '@challenge-kit/emulator'
import type { SignInHandlerOptions } from '../index.ts'
import { createTestBackend, PASSWORD, type TestBackend } from './testBackend.ts'

/** Pool settings that a scenario is run with, instead of the emulator's defaults. */
export type SettingsOverride = Partial<PoolSettings>

/** Maps the name of a scenario to a function that plays it and returns its replies and error codes in order. */
export type Scenarios = Readonly<Record<string, (override: SettingsOverride) => Promise<readonly string[]>>>

export const email = 'ada@example.com'
const phone = '+15550839'
export const ada = { username: 'ada', password: PASSWORD }
export const verifiedAttributes = { email, email_verified: 'true', phone_number: phone, phone_number_verified: 'true' }
export const userAuth = { authFlow: 'USER_AUTH' } as const
export const wrongCode = { code: '000000' }

/** A backend with one user, `ada`. `override` wins over `settings`. */
export function createScenarioBackend(
  override: SettingsOverride,
  settings: SettingsOverride,
  handler: Partial<SignInHandlerOptions> = {},
  user: Partial<UserOptions> = {},
): TestBackend {
  return createTestBackend({ settings: { ...settings, ...override }, handler, users: [{ ...ada, ...user }] })
}

/** Starts a sign-in with username and password. */
export const withPassword = (backend: TestBackend) => () => backend.browser.call('start', ada)

/** Starts a sign-in with the username alone. */
export const withUsername = (backend: TestBackend) => () => backend.browser.call('start', { username: 'ada' })

/** The code of the last message that the pool sent. */
export const sentCode = ({ pool }: TestBackend) => ({ code: pool.outbox.messages().at(-1)?.code })
