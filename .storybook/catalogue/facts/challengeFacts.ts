import type { Answer, Challenge, ChallengeName, SignInErrorCode } from '@challenge-kit/core'
import type * as kit from '@challenge-kit/react'
import type { StepErrors } from './stepFacts.ts'

/** The hooks of the package. TypeScript reports a name that the package does not export. */
type Hook = Extract<keyof typeof kit, `use${string}`>
type Form = Exclude<keyof typeof kit, Hook>

/** What the catalogue says about one challenge. The catalogue takes the types and the messages from the source code. */
export interface ChallengeFacts<N extends ChallengeName> extends StepErrors {
  /** When Cognito sends the challenge. */
  readonly when: string
  readonly form: Form
  readonly hooks: readonly Hook[]
  /** The errors that only some challenges have. */
  readonly errors: readonly SignInErrorCode[]
  /** A challenge as the screen receives it. */
  readonly challenge: Challenge<N>
  /** An answer as the screen sends it. */
  readonly answer: Answer<N>
}

const code = ['code_mismatch', 'code_expired'] as const
const newPassword = ['password_rejected', 'password_reused'] as const
const passwordPolicy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: false,
}

/** Every challenge that a user can answer. TypeScript reports a challenge that has no row. */
export const challengeFacts: { readonly [N in ChallengeName]: ChallengeFacts<N> } = {
  SMS_MFA: {
    when: 'The password is right, and the user’s second factor is a code by text message.',
    form: 'MfaCodeForm',
    hooks: ['useMfaCode'],
    errors: code,
    challenge: { name: 'SMS_MFA', destination: '+*******0839' },
    answer: { code: '123456' },
  },
  EMAIL_OTP: {
    when: 'The password is right, and the user’s second factor is a code by email. With USER_AUTH, the code can also replace the password: firstFactor is then true.',
    form: 'MfaCodeForm',
    hooks: ['useMfaCode', 'useResend'],
    errors: code,
    challenge: { name: 'EMAIL_OTP', destination: 'a***@e***', firstFactor: false },
    answer: { code: '12345678' },
  },
  SOFTWARE_TOKEN_MFA: {
    when: 'The password is right, and the user’s second factor is an authenticator app.',
    form: 'MfaCodeForm',
    hooks: ['useMfaCode'],
    errors: [...code, 'code_used'],
    challenge: { name: 'SOFTWARE_TOKEN_MFA', deviceName: null },
    answer: { code: '123456' },
  },
  SMS_OTP: {
    when: 'With USER_AUTH, the user chose a code by text message in place of the password.',
    form: 'MfaCodeForm',
    hooks: ['useMfaCode', 'useResend'],
    errors: code,
    challenge: { name: 'SMS_OTP', destination: null },
    answer: { code: '123456' },
  },
  SELECT_CHALLENGE: {
    when: 'The auth flow is USER_AUTH, and the user can prove who they are in more than one way.',
    form: 'MethodSelectionForm',
    hooks: ['useMethodSelection'],
    errors: ['invalid_credentials'],
    next: { invalid_credentials: 'The screen for the password' },
    challenge: { name: 'SELECT_CHALLENGE', methods: ['WEB_AUTHN', 'EMAIL_OTP', 'SMS_OTP', 'PASSWORD'] },
    answer: { method: 'PASSWORD', password: 'correct horse' },
  },
  PASSWORD: {
    when: 'The auth flow is USER_AUTH, and the password is the preferred or the only first factor.',
    form: 'PasswordForm',
    hooks: ['usePassword'],
    errors: ['invalid_credentials'],
    next: { invalid_credentials: 'The screen stays' },
    challenge: { name: 'PASSWORD' },
    answer: { password: 'correct horse' },
  },
  WEB_AUTHN: {
    when: 'The auth flow is USER_AUTH, and the user chose a passkey or prefers passkeys.',
    form: 'PasskeyForm',
    hooks: ['usePasskey'],
    errors: ['passkey_refused'],
    challenge: {
      name: 'WEB_AUTHN',
      request: { challenge: 'Q29nbml0bw', userVerification: 'required', allowCredentials: [] },
    },
    answer: {
      credential: {
        id: 'AQID',
        rawId: 'AQID',
        type: 'public-key',
        response: { clientDataJSON: 'AQID', authenticatorData: 'AQID', signature: 'AQID' },
      },
    },
  },
  SELECT_MFA_TYPE: {
    when: 'The password is right, and the user has several second factors but no preferred one.',
    form: 'MfaSelectionForm',
    hooks: ['useMfaSelection'],
    errors: [],
    challenge: { name: 'SELECT_MFA_TYPE', methods: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] },
    answer: { method: 'SOFTWARE_TOKEN_MFA' },
  },
  MFA_SETUP: {
    when: 'The pool requires a second factor, and the user has none yet.',
    form: 'MfaSetup',
    hooks: ['useTotpSetup', 'useEmailSetup', 'usePhoneSetup'],
    errors: ['code_mismatch', 'totp_saved'],
    challenge: {
      name: 'MFA_SETUP',
      methods: ['SOFTWARE_TOKEN_MFA'],
      totp: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', issuer: 'Lantern', account: 'alice@example.com' },
    },
    answer: { method: 'SOFTWARE_TOKEN_MFA', code: '123456' },
  },
  NEW_PASSWORD_REQUIRED: {
    when: 'An administrator created the account, and the user signed in with the temporary password.',
    form: 'NewPasswordForm',
    hooks: ['useNewPassword'],
    errors: [...newPassword, 'attribute_rejected'],
    challenge: { name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: ['given_name'], passwordPolicy },
    answer: { newPassword: 'Blue-lantern-4', attributes: { given_name: 'Alice' } },
  },
  PASSWORD_RESET_REQUIRED: {
    when: 'The user pressed “Forgot your password?”, or an administrator reset the password. The second case is Cognito’s PasswordResetRequiredException, which the kit shows as a challenge.',
    form: 'PasswordResetForm',
    hooks: ['usePasswordReset', 'useResend'],
    errors: [...code, ...newPassword],
    challenge: {
      name: 'PASSWORD_RESET_REQUIRED',
      sent: true,
      destination: 'a***@e***',
      forgotten: true,
      passwordPolicy,
    },
    answer: { code: '123456', newPassword: 'Blue-lantern-4' },
  },
  USER_NOT_CONFIRMED: {
    when: 'The user signed up but never confirmed the account. This is Cognito’s UserNotConfirmedException, which the kit shows as a challenge.',
    form: 'ConfirmAccountForm',
    hooks: ['useMfaCode', 'useResend'],
    errors: code,
    challenge: { name: 'USER_NOT_CONFIRMED', destination: 'a***@e***' },
    answer: { code: '123456' },
  },
  CUSTOM_CHALLENGE: {
    when: 'The auth flow is CUSTOM_AUTH, and your Lambda trigger DefineAuthChallenge asks for one more answer.',
    form: 'CustomChallengeForm',
    hooks: ['useCustomChallenge'],
    errors: [],
    challenge: {
      name: 'CUSTOM_CHALLENGE',
      parameters: { question: 'What is the number on your library card?', hint: 'It begins with L.' },
      repeats: null,
    },
    answer: { answer: 'L-1042' },
  },
}
