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

describe('what comes after the first factor', () => {
  test.each<[string, Pool, User, string]>([
    [
      'a temporary password comes before everything',
      { mfa: 'ON' },
      { ...totp, mustChangePassword: true },
      'NEW_PASSWORD_REQUIRED',
    ],
    [
      'MFA off: nothing',
      { mfa: 'OFF' },
      { ...both, ...totp, enabledMfa: app, preferredMfa: 'SOFTWARE_TOKEN_MFA' },
      'TOKENS',
    ],
    ['OPTIONAL, nothing enabled: nothing', { mfa: 'OPTIONAL' }, { ...both, ...totp }, 'TOKENS'],
    ['OPTIONAL, one enabled: that', { mfa: 'OPTIONAL' }, { ...both, enabledMfa: sms }, 'SMS_MFA'],
    [
      'OPTIONAL, preferred: that',
      { mfa: 'OPTIONAL' },
      { ...both, ...totp, enabledMfa: [...sms, ...app], preferredMfa: 'SOFTWARE_TOKEN_MFA' },
      'SOFTWARE_TOKEN_MFA',
    ],
    [
      'OPTIONAL, several, none preferred: a choice',
      { mfa: 'OPTIONAL' },
      { ...both, ...totp, enabledMfa: [...mail, ...app] },
      'SELECT_MFA_TYPE SOFTWARE_TOKEN_MFA EMAIL_OTP',
    ],
    [
      'OPTIONAL, the enabled factor is off in the pool: nothing',
      { mfa: 'OPTIONAL', factors: app },
      { ...both, enabledMfa: sms },
      'TOKENS',
    ],
    ['OPTIONAL, SMS enabled without a phone: nothing', { mfa: 'OPTIONAL' }, { enabledMfa: sms }, 'TOKENS'],
    ['ON, preferred: that', { mfa: 'ON' }, { ...both, ...totp, preferredMfa: 'EMAIL_OTP' }, 'EMAIL_OTP'],
    [
      'ON, preferred though it also recovers: that',
      { mfa: 'ON', recovery: ['email'] },
      { ...both, preferredMfa: 'EMAIL_OTP' },
      'EMAIL_OTP',
    ],
    ['ON, TOTP and no eligible channel', { mfa: 'ON' }, totp, 'SOFTWARE_TOKEN_MFA'],
    [
      'ON, TOTP and a channel that is off in the pool',
      { mfa: 'ON', factors: app },
      { ...totp, ...both },
      'SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, TOTP and a channel that recovers',
      { mfa: 'ON', recovery: ['email'] },
      { ...totp, ...email },
      'SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, TOTP and an eligible phone',
      { mfa: 'ON' },
      { ...totp, ...phone },
      'SELECT_MFA_TYPE SMS_MFA SOFTWARE_TOKEN_MFA',
    ],
    ['ON, TOTP and both', { mfa: 'ON' }, { ...totp, ...both }, 'SELECT_MFA_TYPE SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    [
      'ON, TOTP and both, one recovers',
      { mfa: 'ON', recovery: ['email', 'phone_number'] },
      { ...totp, ...both },
      'SELECT_MFA_TYPE SMS_MFA SOFTWARE_TOKEN_MFA',
    ],
    ['ON, only e-mail: asked directly', { mfa: 'ON' }, email, 'EMAIL_OTP'],
    ['ON, only a phone: asked directly', { mfa: 'ON' }, phone, 'SMS_MFA'],
    ['ON, both, only SMS is on', { mfa: 'ON', factors: [...sms, ...app] }, both, 'SMS_MFA'],
    [
      'ON, only e-mail and it recovers: set TOTP up',
      { mfa: 'ON', recovery: ['email'] },
      email,
      'MFA_SETUP SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, only a phone, which is the second recovery option but the first the user has',
      { mfa: 'ON', recovery: ['email', 'phone_number'] },
      phone,
      'MFA_SETUP SOFTWARE_TOKEN_MFA',
    ],
    [
      'ON, only e-mail, it recovers, TOTP is off: no method',
      { mfa: 'ON', factors: [...sms, ...mail], recovery: ['email'] },
      email,
      'NO_METHOD',
    ],
    ['ON, both, neither recovers: a choice', { mfa: 'ON' }, both, 'SELECT_MFA_TYPE SMS_MFA EMAIL_OTP'],
    ['ON, both, e-mail recovers: SMS', { mfa: 'ON', recovery: ['email'] }, both, 'SMS_MFA'],
    ['ON, both, the phone recovers: e-mail', { mfa: 'ON', recovery: ['phone_number', 'email'] }, both, 'EMAIL_OTP'],
    ['ON, nothing usable: set any factor up', { mfa: 'ON' }, {}, 'MFA_SETUP SMS_MFA SOFTWARE_TOKEN_MFA EMAIL_OTP'],
    ['ON, nothing usable, TOTP is off', { mfa: 'ON', factors: [...sms, ...mail] }, {}, 'MFA_SETUP SMS_MFA EMAIL_OTP'],
    [
      'ON, a phone for which the factor is off, and which recovers',
      { mfa: 'ON', factors: [...mail, ...app], recovery: ['phone_number'] },
      phone,
      'MFA_SETUP SOFTWARE_TOKEN_MFA EMAIL_OTP',
    ],
    ['ON, no factor at all: no method', { mfa: 'ON', factors: [] }, both, 'NO_METHOD'],
  ])('%s', (_, pool, user, expected) => {
    expect(ask(pool, user)).toBe(expected)
  })

  test('a remembered device takes the place of the second factor', () => {
    expect(ask({ mfa: 'ON', ...tracking }, totp, { deviceRemembered: true })).toBe('DEVICE_SRP_AUTH')
    expect(ask({ mfa: 'ON', ...tracking }, totp)).toBe('SOFTWARE_TOKEN_MFA')
    const lax = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
    expect(ask({ mfa: 'ON', deviceTracking: lax }, totp, { deviceRemembered: true })).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('a second factor is proved once', () => {
    expect(ask({ mfa: 'ON' }, { ...both, ...totp }, { secondFactorDone: true })).toBe('TOKENS')
  })
})
