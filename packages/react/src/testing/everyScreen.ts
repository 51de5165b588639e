import { asks, type Outcome, unsupported } from '@challenge-kit/core/testing'

const destination = '+*******0839'
const passwordPolicy = null
const totp = { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Library', account: 'alice' }

/** Each challenge that a user answers. */
export const askedChallenges: Readonly<Record<string, Outcome>> = {
  NEW_PASSWORD_REQUIRED: asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: ['given_name'], passwordPolicy }),
  MFA_SETUP: asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA'], totp }),
  SELECT_MFA_TYPE: asks('SELECT_MFA_TYPE', { methods: ['SMS_MFA', 'EMAIL_OTP'] }),
  SOFTWARE_TOKEN_MFA: asks('SOFTWARE_TOKEN_MFA', { deviceName: null }),
  SMS_MFA: asks('SMS_MFA', { destination }),
  EMAIL_OTP: asks('EMAIL_OTP', { destination: null, firstFactor: true }),
  SMS_OTP: asks('SMS_OTP', { destination: null }),
  WEB_AUTHN: asks('WEB_AUTHN', {
    request: { challenge: 'AA', userVerification: 'preferred', allowCredentials: [] },
  }),
  SELECT_CHALLENGE: asks('SELECT_CHALLENGE', { methods: ['EMAIL_OTP', 'PASSWORD'] }),
  PASSWORD: asks('PASSWORD', {}),
  CUSTOM_CHALLENGE: asks('CUSTOM_CHALLENGE', { parameters: { question: 'Which branch?' }, repeats: null }),
  PASSWORD_RESET_REQUIRED: asks('PASSWORD_RESET_REQUIRED', {
    sent: true,
    destination,
    forgotten: false,
    passwordPolicy,
  }),
  USER_NOT_CONFIRMED: asks('USER_NOT_CONFIRMED', { destination }),
}

/** Each screen after the credentials. */
export const everyScreen: readonly (readonly [step: string, outcome: Outcome])[] = Object.entries({
  ...askedChallenges,
  UNSUPPORTED: unsupported('FACE_SCAN'),
})
