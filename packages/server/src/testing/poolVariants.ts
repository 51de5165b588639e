import type { PoolSettings } from '@challenge-kit/emulator'
import type { LimitStore, SignInHandlerOptions } from '../index.ts'
import { TOTP_SECRET } from './testBackend.ts'

export const SECRET = 'CANARY-horse-1'
export const OTHER = 'CANARY-better-2'
export const attributes = { phone_number: '+15550839', email: 'canary-mail@example.com', given_name: 'CANARY-name' }
const reachable = { ...attributes, email_verified: 'true', phone_number_verified: 'true' }
export const users = [
  { username: 'sms', password: SECRET, attributes },
  { username: 'totp', password: SECRET, totpSecret: TOTP_SECRET },
  { username: 'fresh', temporaryPassword: SECRET, attributes: { email: attributes.email } },
  { username: 'bare', password: SECRET },
  { username: 'gone', password: SECRET, enabled: false },
  { username: 'reset', password: SECRET, status: 'RESET_REQUIRED', attributes: reachable },
  { username: 'new', password: SECRET, status: 'UNCONFIRMED', attributes: reachable },
] as const
/** A limit store that never refuses. */
export const unlimited: LimitStore = {
  take: () => Promise.resolve({ refused: null, retryAfter: 0 }),
  giveBack: () => Promise.resolve(),
  reset: () => Promise.resolve(),
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
    event.response.publicChallengeParameters = { hint: 'a riddle', internal: 'CANARY-internal' }
    event.response.privateChallengeParameters = { answer: 'CANARY-answer' }
    return event
  },
  verifyAuthChallengeResponse: (event) => {
    event.response.answerCorrect = event.request.challengeAnswer === 'CANARY-answer'
    return event
  },
}

export interface PoolVariant {
  readonly settings: Partial<PoolSettings>
  readonly handler: Partial<SignInHandlerOptions>
}

const demanding = { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] } as const

/** One for each way to begin. */
export const POOL_VARIANTS: readonly PoolVariant[] = [
  { settings: demanding, handler: { pool: { devices: { remember: 'always' } } } },
  {
    settings: { ...demanding, factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    handler: { pool: { devices: { remember: 'ask', announcedBy: 'USER_PASSWORD_AUTH' } } },
  },
  { settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] }, handler: { authFlow: 'USER_AUTH' } },
  { settings: { triggers }, handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { parameters: ['hint'] } } },
  {
    settings: { triggers },
    handler: { authFlow: 'CUSTOM_AUTH', customChallenge: { first: 'SRP' }, pool: { devices: { remember: 'always' } } },
  },
  {
    settings: demanding,
    handler: {
      authFlow: 'USER_SRP_AUTH',
      pool: { devices: { remember: 'always' } },
      mfaSetup: { storePhoneNumber: () => Promise.resolve() },
    },
  },
]
