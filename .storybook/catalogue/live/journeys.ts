import type { UserOptions, UserPoolOptions } from '@challenge-kit/emulator'
import type { SignInProps } from '@challenge-kit/react'
import type { SignInHandlerOptions } from '@challenge-kit/server'

/** One whole sign-in: the user pool, the user, and what the reader can try. */
export interface Journey {
  /** What the reader does, and what to look for. */
  readonly lead: string
  readonly user: UserOptions
  readonly password: string
  readonly settings: NonNullable<UserPoolOptions['settings']>
  readonly backend?: Pick<SignInHandlerOptions, 'authFlow' | 'pool'>
  readonly props?: Pick<SignInProps, 'first' | 'identifier'>
}

const password = 'tide-pool-9-Lantern'
const email = { email: 'alice@example.com', email_verified: 'true', given_name: 'Alice' }
const passwordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const base = { settings: {}, password }

/** The journeys of the catalogue. */
export const journeys = {
  passwordAndTotp: {
    ...base,
    lead: 'Alice signs in with her password and then with a code from her authenticator app. Try a wrong code too.',
    settings: { mfa: 'OPTIONAL', factors: ['SOFTWARE_TOKEN_MFA'] },
    user: {
      username: 'alice',
      password,
      attributes: email,
      totpSecret: 'MFZWS3DFNZ2GK4TONFXGOYLMNFRWKMJS',
      mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
    },
  },
  totpSetup: {
    ...base,
    lead: 'The pool requires a second factor, and Alice has none. She sets up an authenticator app.',
    settings: { mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA'] },
    user: { username: 'alice', password, attributes: email },
  },
  newPassword: {
    ...base,
    lead: 'An administrator created Alice’s account. She replaces the temporary password and adds her name.',
    settings: { requiredAttributes: ['given_name'] },
    backend: { pool: { passwordPolicy } },
    user: {
      username: 'alice',
      temporaryPassword: password,
      attributes: { email: email.email, email_verified: 'true' },
    },
  },
  choiceOfMethods: {
    ...base,
    lead: 'Alice types her username only. Then she chooses between a code by email and her password.',
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
    backend: { authFlow: 'USER_AUTH' },
    props: { first: 'username' },
    user: { username: 'alice', password, attributes: email },
  },
  forgotPassword: {
    ...base,
    lead: 'Alice has forgotten her password. Press “Forgot your password?”, and set a new one with the code.',
    settings: { recovery: ['email'] },
    backend: { pool: { passwordPolicy } },
    user: { username: 'alice', password, attributes: email },
  },
} as const satisfies Readonly<Record<string, Journey>>

export type JourneyName = keyof typeof journeys
