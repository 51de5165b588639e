import type { PoolSettings } from '@challenge-kit/emulator'
import type { LimitStore, SignInHandlerOptions } from '../index.ts'
import { TOTP_SECRET } from './testBackend.ts'

// The detector marks every text with CANARY as a secret.
export const SECRET = 'CANARY-horse-1'
export const OTHER_SECRET = 'CANARY-better-2'
export const attributes = { phone_number: '+15550839', email: 'canary-mail@example.com', given_name: 'CANARY-name' }
const verifiedAttributes = { ...attributes, email_verified: 'true', phone_number_verified: 'true' }
export const users = [
  { username: 'sms', password: SECRET, attributes },
  { username: 'totp', password: SECRET, totpSecret: TOTP_SECRET },
  { username: 'temporary', temporaryPassword: SECRET, attributes: { email: attributes.email } },
  { username: 'no-attributes', password: SECRET },
  { username: 'disabled', password: SECRET, enabled: false },
  { username: 'reset', password: SECRET, status: 'RESET_REQUIRED', attributes: verifiedAttributes },
  { username: 'unconfirmed', password: SECRET, status: 'UNCONFIRMED', attributes: verifiedAttributes },
] as const

/** A limit store that never refuses. */
export const unlimited: LimitStore = {
  take: (counters) =>
    Promise.resolve({ kind: 'taken', points: counters.map((one) => ({ ...one, count: 1, until: 0 })) }),
  giveBack: () => Promise.resolve(),
}

const triggers: PoolSettings['triggers'] = {
  defineAuthChallenge: (event) => {
    const last = event.request.session.at(-1)
    if (last?.challengeName === 'SRP_A') event.response.challengeName = 'PASSWORD_VERIFIER'
    else if (last?.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult) event.response.issueTokens = true
    else event.response.challengeName = 'CUSTOM_CHALLENGE'
    return event
  },
  createAuthChallenge: (event) => {
    event.response.publicChallengeParameters = { hint: 'a hint', internal: 'CANARY-internal' }
    event.response.privateChallengeParameters = { answer: 'CANARY-answer' }
    return event
  },
  verifyAuthChallengeResponse: (event) => {
    event.response.answerCorrect = event.request.challengeAnswer === 'CANARY-answer'
    return event
  },
}

/** A user pool and the handler options for it. */
export interface PoolVariant {
  readonly settings: Partial<PoolSettings>
  readonly handler: Partial<SignInHandlerOptions>
}

const mfaRequired = { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] } as const

/** Pool settings and handler options for each way to start a sign-in. */
export const POOL_VARIANTS: readonly PoolVariant[] = [
  { settings: mfaRequired, handler: { pool: { devices: { remember: 'always' } } } },
  {
    settings: { ...mfaRequired, factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    handler: { pool: { devices: { remember: 'ask', announcedBy: 'USER_PASSWORD_AUTH' } } },
  },
  { settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] }, handler: { authFlow: 'USER_AUTH' } },
  { settings: { triggers }, handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { parameters: ['hint'] } } },
  {
    settings: { triggers },
    handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { first: 'SRP' }, pool: { devices: { remember: 'always' } } },
  },
  {
    settings: mfaRequired,
    handler: {
      authFlow: 'USER_SRP_AUTH',
      pool: { devices: { remember: 'always' } },
      mfaSetup: { storePhoneNumber: () => Promise.resolve() },
    },
  },
]
