import type { ContextDataType } from '@aws-sdk/client-cognito-identity-provider'
import type { CognitoAccount } from './accountPort.ts'
import type { CognitoAnswer } from './result.ts'
import type { CognitoTokens } from './tokens.ts'

/** What the service learns of the browser. All members are required by it: without an address, none is sent. */
export type ClientContext = Required<Omit<ContextDataType, 'EncodedData'>> & { readonly EncodedData?: string }

/** How a sign-in begins, by Cognito's name. */
export type AuthFlow = 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH' | 'USER_AUTH' | 'CUSTOM_AUTH' | 'USER_SRP_AUTH'

/** Admin and public calls are never mixed in one sign-in. */
export type Family = 'admin' | 'public'

/** The first call of a sign-in. */
export interface Beginning {
  readonly family: Family
  readonly authFlow: AuthFlow | 'USER_PASSWORD_AUTH'
  readonly username: string
  /** `AuthParameters` without USERNAME and SECRET_HASH. */
  readonly parameters: Readonly<Record<string, string>>
  /** The Session of ConfirmSignUp, to go on from there. */
  readonly session: string | null
  readonly context: ClientContext | null
}

/** An answer to a challenge. */
export interface Answering {
  readonly family: Family
  readonly name: string
  /** Empty where none came with the question. */
  readonly session: string
  readonly username: string
  /** `ChallengeResponses` without USERNAME and SECRET_HASH. */
  readonly responses: Readonly<Record<string, string>>
  readonly context: ClientContext | null
}

/** Whose account it is, in a call that needs no Session. */
export interface Account {
  readonly username: string
  readonly context: ClientContext | null
}

/** Where a code went, masked by Cognito: `j***@e***`. Null where it does not say. */
export interface Delivery {
  readonly destination: string | null
}

/** The calls of Cognito that this backend makes, and nothing more. */
export interface Cognito {
  start(beginning: Beginning): Promise<CognitoAnswer>
  respond(answering: Answering): Promise<CognitoAnswer>
  forgotPassword(account: Account): Promise<Delivery>
  /** `answer` is what the challenge's spec makes of a person's answer: ConfirmationCode, Password. */
  confirmForgotPassword(account: Account & { answer: Readonly<Record<string, string>> }): Promise<void>
  resendConfirmationCode(account: Account): Promise<Delivery>
  /** `session` is there where the sign-in may go on without a password. */
  confirmSignUp(account: Account & { answer: Readonly<Record<string, string>> }): Promise<{ session: string | null }>
  associateSoftwareToken(session: string): Promise<{ secret: string; session: string }>
  verifySoftwareToken(input: { session: string; code: string; deviceName?: string }): Promise<{ session: string }>
  /** `asks` is true where the pool wants the person asked before it remembers the device. */
  confirmDevice(device: {
    accessToken: string
    key: string
    salt: string
    verifier: string
  }): Promise<{ asks: boolean }>
  rememberDevice(device: { accessToken: string; key: string; remembered: boolean }): Promise<void>
  refresh(input: { refreshToken: string; deviceKey: string | null }): Promise<CognitoTokens>
  revoke(refreshToken: string): Promise<void>
  /** For whoever is signed in. */
  readonly account: CognitoAccount
}
