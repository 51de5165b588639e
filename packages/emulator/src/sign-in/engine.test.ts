import { describe, expect, test } from 'vitest'
import type { EngineInput } from './engine.ts'
import { nextStep } from './engine.ts'

type Pool = Partial<EngineInput['pool']>
type User = Partial<EngineInput['user']>
type Rest = Partial<Pick<EngineInput, 'deviceRemembered' | 'secondFactorDone'>>

function ask(pool: Pool, user: User = {}, rest: Rest = {}): string {
  const decision = nextStep({
    pool: {
      mfa: 'OFF',
      factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      recovery: [],
      deviceTracking: null,
      ...pool,
    },
    user: {
      mustChangePassword: false,
      hasEmail: false,
      hasPhone: false,
      totpVerified: false,
      enabledMfa: [],
      preferredMfa: null,
      ...user,
    },
    deviceRemembered: false,
    secondFactorDone: false,
    assurance: { methods: ['pwd'], target: 0 },
    ...rest,
  })
  return 'choices' in decision ? `${decision.step} ${decision.choices.join(' ')}` : decision.step
}

const email = { hasEmail: true }
const phone = { hasPhone: true }
const both = { hasEmail: true, hasPhone: true }
const totp = { totpVerified: true }
const tracking = { deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false } }
const sms = ['SMS_MFA'] as const
const mail = ['EMAIL_OTP'] as const
const app = ['SOFTWARE_TOKEN_MFA'] as const

describe('the step after the first factor', () => {
  test.each<[string, Pool, User, string]>([
    [
      'a temporary password: the new password comes first',
      { mfa: 'ON' },
      { ...totp, mustChangePassword: true },
      'NEW_PASSWORD_REQUIRED',
    ],
    [
      'MFA OFF: tokens',
      { mfa: 'OFF' },
      { ...both, ...totp, enabledMfa: app, preferredMfa: 'SOFTWARE_TOKEN_MFA' },
      'TOKENS',
    ],
    ['OPTIONAL, no factor turned on: tokens', { mfa: 'OPTIONAL' }, { ...both, ...totp }, 'TOKENS'],
    ['OPTIONAL, one factor turned on: this factor', { mfa: 'OPTIONAL' }, { ...both, enabledMfa: sms }, 'SMS_MFA'],
    [
      'OPTIONAL, a preferred factor: this factor',
      { mfa: 'OPTIONAL' },
      { ...both, ...totp, enabledMfa: [...sms, ...app], preferredMfa: 'SOFTWARE_TOKEN_MFA' },
      'SOFTWARE_TOKEN_MFA',
    ],
    [
      'OPTIONAL, several factors, none preferred: a choice',
      { mfa: 'OPTIONAL' },
      { ...both, ...totp, enabledMfa: [...mail, ...app] },
      'SELECT_MFA_TYPE SOFTWARE_TOKEN_MFA EMAIL_OTP',
    ],
    [
      'OPTIONAL, the pool has turned the factor off: tokens',
      { mfa: 'OPTIONAL', factors: app },
      { ...both, enabledMfa: sms },
      'TOKENS',
    ],
    ['OPTIONAL, SMS turned on without a phone number: tokens', { mfa: 'OPTIONAL' }, { enabledMfa: sms }, 'TOKENS'],
    [
      'ON, a preferred factor: this factor',
      { mfa: 'ON' },
      { ...both, ...totp, preferredMfa: 'EMAIL_OTP' },
      'EMAIL_OTP',
    ],
    [
      'ON, the preferred factor also recovers the account: this factor',
      { mfa: 'ON', recovery: ['email'] },
      { ...both, preferredMfa: 'EMAIL_OTP' },
      'EMAIL_OTP',
    ],
    ['ON, TOTP and no other channel: TOTP', { mfa: 'ON' }, totp, 'SOFTWARE_TOKEN_MFA'],
    [
      'ON, TOTP and a channel that the pool has turned off: TOTP',
      { mfa: 'ON', factors: app },
      { ...totp, ...both },
      'SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, TOTP and a channel that recovers the account: TOTP',
      { mfa: 'ON', recovery: ['email'] },
      { ...totp, ...email },
      'SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, TOTP and a phone number: a choice',
      { mfa: 'ON' },
      { ...totp, ...phone },
      'SELECT_MFA_TYPE SMS_MFA SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, TOTP and both: a choice of three',
      { mfa: 'ON' },
      { ...totp, ...both },
      'SELECT_MFA_TYPE SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP',
    ],
    [
      'ON, TOTP and both channels, one of which recovers the account: a choice of two',
      { mfa: 'ON', recovery: ['email', 'phone_number'] },
      { ...totp, ...both },
      'SELECT_MFA_TYPE SMS_MFA SOFTWARE_TOKEN_MFA',
    ],
    ['ON, only an email address: EMAIL_OTP', { mfa: 'ON' }, email, 'EMAIL_OTP'],
    ['ON, only a phone number: SMS_MFA', { mfa: 'ON' }, phone, 'SMS_MFA'],
    ['ON, both channels, only SMS turned on: SMS_MFA', { mfa: 'ON', factors: [...sms, ...app] }, both, 'SMS_MFA'],
    [
      'ON, only email, which recovers the account: set up TOTP',
      { mfa: 'ON', recovery: ['email'] },
      email,
      'MFA_SETUP SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, only a phone number, which is the first recovery option that the user has: set up TOTP',
      { mfa: 'ON', recovery: ['email', 'phone_number'] },
      phone,
      'MFA_SETUP SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, only email, which recovers the account, TOTP turned off: no method',
      { mfa: 'ON', factors: [...sms, ...mail], recovery: ['email'] },
      email,
      'NO_METHOD',
    ],
    ['ON, both channels: a choice', { mfa: 'ON' }, both, 'SELECT_MFA_TYPE SMS_MFA EMAIL_OTP'],
    ['ON, both, email recovers the account: SMS_MFA', { mfa: 'ON', recovery: ['email'] }, both, 'SMS_MFA'],
    [
      'ON, both, phone recovers the account: EMAIL_OTP',
      { mfa: 'ON', recovery: ['phone_number', 'email'] },
      both,
      'EMAIL_OTP',
    ],
    ['ON, no usable factor: set up any factor', { mfa: 'ON' }, {}, 'MFA_SETUP SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [
      'ON, no usable factor, TOTP turned off: set up SMS or email',
      { mfa: 'ON', factors: [...sms, ...mail] },
      {},
      'MFA_SETUP SMS_MFA EMAIL_OTP',
    ],
    [
      'ON, a phone number that recovers the account, SMS turned off: set up TOTP or email',
      { mfa: 'ON', factors: [...mail, ...app], recovery: ['phone_number'] },
      phone,
      'MFA_SETUP SOFTWARE_TOKEN_MFA EMAIL_OTP',
    ],
    ['ON, the pool has no factor: no method', { mfa: 'ON', factors: [] }, both, 'NO_METHOD'],
  ])('%s', (_, pool, user, expected) => {
    expect(ask(pool, user)).toBe(expected)
  })

  test('a remembered device replaces the second factor', () => {
    expect(ask({ mfa: 'ON', ...tracking }, totp, { deviceRemembered: true })).toBe('DEVICE_SRP_AUTH')
    expect(ask({ mfa: 'ON', ...tracking }, totp)).toBe('SOFTWARE_TOKEN_MFA')
    const lax = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
    expect(ask({ mfa: 'ON', deviceTracking: lax }, totp, { deviceRemembered: true })).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('after a second factor, the next step is tokens', () => {
    expect(ask({ mfa: 'ON' }, { ...both, ...totp }, { secondFactorDone: true })).toBe('TOKENS')
  })
})
