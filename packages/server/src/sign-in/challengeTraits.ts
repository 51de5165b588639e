import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import type { ChallengeName } from '@challenge-kit/core'
import type { CognitoChallenge } from '../cognito/result.ts'
import type { LimitedAction } from '../limits/counters.ts'

/** What this backend knows about a challenge. The fields of each challenge are in core's `challenges`. */
export interface ChallengeTraits {
  /** Who answers: the user on a screen, this backend, or nobody. The page shows a challenge that nobody answers as `UNSUPPORTED`. */
  readonly answeredBy: 'user' | 'backend' | 'nobody'
  /** The Cognito operation that takes the user's answer. */
  readonly answeredWith: 'RespondToAuthChallenge' | 'VerifySoftwareToken' | 'ConfirmForgotPassword' | 'ConfirmSignUp'
  /** The action as which limits count an answer. */
  readonly countedAs: 'code' | 'customAnswer' | null
  /** When Cognito sends a message with the challenge. `first`: unless the challenge before has the same name. */
  readonly sendsMessage: 'always' | 'first' | 'never'
  /** Cognito sends the challenge only before anything is proved. */
  readonly firstFactor: boolean
  /** A right answer proves who the user is, even if it has no password. */
  readonly provesUser: boolean
  /** Choosing a method may make Cognito send a code before a password is proved. */
  readonly mayRequestCode: boolean
  /** Cognito may ask for the device next, so the answer sends DEVICE_KEY. */
  readonly deviceMayFollow: boolean
  /** The user may be asked whether to remember this device. */
  readonly offersRememberDevice: boolean
  /** Cognito sends the challenge with a Session. */
  readonly needsCognitoSession: boolean
  /** How the call `resend` sends a code, or null if Cognito cannot send one. */
  readonly resend: 'ForgotPassword' | 'ResendConfirmationCode' | 'startAgain' | null
  /** The flow cookie always contains the challenge, because its answer cannot be checked otherwise. */
  readonly alwaysSealed: boolean
  /** The exception by which Cognito asks for the challenge. */
  readonly exception: 'PasswordResetRequiredException' | 'UserNotConfirmedException' | null
}

/** The traits of a challenge that this backend does not know. Each trait has its safest value. */
const UNKNOWN: ChallengeTraits = {
  answeredBy: 'nobody',
  answeredWith: 'RespondToAuthChallenge',
  countedAs: 'code',
  sendsMessage: 'never',
  firstFactor: false,
  provesUser: true,
  mayRequestCode: false,
  deviceMayFollow: false,
  offersRememberDevice: false,
  needsCognitoSession: true,
  resend: null,
  alwaysSealed: false,
  exception: null,
}

type Differing = Partial<Omit<ChallengeTraits, 'answeredBy'>>
const user = (traits: Differing) => ({ ...UNKNOWN, countedAs: null, ...traits, answeredBy: 'user' }) as const
const code = (traits: Differing) => user({ countedAs: 'code', ...traits })
const backend = (traits: Differing) => ({ ...UNKNOWN, ...traits, answeredBy: 'backend' }) as const
const nobody = (traits: Differing) => ({ ...UNKNOWN, ...traits, answeredBy: 'nobody' }) as const

/**
 * The traits of every challenge. A new challenge in the AWS SDK or in core's `ChallengeTable` is a compile error here
 * until this table has a row for it.
 */
export const challengeTraits: Readonly<
  Record<ChallengeNameType | ChallengeName, ChallengeTraits> & Record<ChallengeName, { readonly answeredBy: 'user' }>
> = {
  NEW_PASSWORD_REQUIRED: user({ alwaysSealed: true }),
  MFA_SETUP: code({ answeredWith: 'VerifySoftwareToken', mayRequestCode: true }),
  SELECT_MFA_TYPE: user({}),
  SOFTWARE_TOKEN_MFA: code({ offersRememberDevice: true }),
  SMS_MFA: code({ sendsMessage: 'always', offersRememberDevice: true }),
  EMAIL_OTP: code({ sendsMessage: 'always', offersRememberDevice: true, resend: 'startAgain' }),
  SMS_OTP: code({ sendsMessage: 'always', firstFactor: true, resend: 'startAgain' }),
  SELECT_CHALLENGE: user({
    firstFactor: true,
    provesUser: false,
    mayRequestCode: true,
    deviceMayFollow: true,
  }),
  PASSWORD: user({ firstFactor: true, deviceMayFollow: true }),
  WEB_AUTHN: user({ firstFactor: true }),
  // A Lambda trigger may send a message with the first custom challenge. A further one means that an answer was wrong.
  CUSTOM_CHALLENGE: user({ countedAs: 'customAnswer', sendsMessage: 'first', deviceMayFollow: true }),
  // Cognito sends the next two as exceptions. The call `forgot` also leads to PASSWORD_RESET_REQUIRED.
  PASSWORD_RESET_REQUIRED: code({
    answeredWith: 'ConfirmForgotPassword',
    firstFactor: true,
    needsCognitoSession: false,
    resend: 'ForgotPassword',
    alwaysSealed: true,
    exception: 'PasswordResetRequiredException',
  }),
  USER_NOT_CONFIRMED: code({
    answeredWith: 'ConfirmSignUp',
    firstFactor: true,
    needsCognitoSession: false,
    resend: 'ResendConfirmationCode',
    exception: 'UserNotConfirmedException',
  }),
  // Cognito sends ADMIN_NO_SRP_AUTH only in a flow that this backend never starts. PASSWORD_SRP is only a method of
  // SELECT_CHALLENGE.
  ADMIN_NO_SRP_AUTH: nobody({}),
  PASSWORD_SRP: nobody({ firstFactor: true }),
  // The SRP challenges of passwords and devices. SECRET_BLOCK holds all that Cognito needs, so the Session may be missing.
  PASSWORD_VERIFIER: backend({ needsCognitoSession: false, deviceMayFollow: true }),
  DEVICE_SRP_AUTH: backend({ needsCognitoSession: false }),
  DEVICE_PASSWORD_VERIFIER: backend({ needsCognitoSession: false }),
}

/** The traits of a challenge by Cognito's name. A name that is not in the table has the traits of an unknown challenge. */
export function traitsOf(name: string): ChallengeTraits {
  return isKnown(name) ? challengeTraits[name] : UNKNOWN
}

const isKnown = (name: string): name is keyof typeof challengeTraits => Object.hasOwn(challengeTraits, name)

/** The challenge that an exception of Cognito stands for, or null. */
export function challengeOfException(exception: string | null): string | null {
  const row = Object.entries(challengeTraits).find(([, traits]) => traits.exception === exception)
  return exception !== null && row ? row[0] : null
}

/** Whether Cognito sends a code as soon as this first factor is requested. */
const sendsCode = (name: string | null): boolean => name !== null && traitsOf(name).sendsMessage !== 'never'

/** What limits count when a sign-in starts. `first`: the first factor that a sign-in without a password requests. */
export function startActions(hasPassword: boolean, first: string | null): readonly LimitedAction[] {
  if (hasPassword) return ['start', 'password', 'messageAfterPassword']
  return sendsCode(first) ? ['start', 'codeRequest', 'messageOnRequest'] : ['start', 'messageAfterUsername']
}

/** What limits count when a challenge gets this answer. `proved`: the user has already proved a factor. */
export function answerActions(name: string, proved: boolean, answer: object): readonly LimitedAction[] {
  const { countedAs, mayRequestCode } = traitsOf(name)
  if ('password' in answer) return ['password', 'messageAfterPassword']
  const method = 'method' in answer && typeof answer.method === 'string' ? answer.method : null
  const actions: LimitedAction[] = mayRequestCode && sendsCode(method) ? ['codeRequest'] : []
  if ('phoneNumber' in answer) actions.push('phoneNumber')
  if (countedAs === 'code') return 'code' in answer ? codeActions(traitsOf(name), proved) : actions
  if (countedAs === 'customAnswer') actions.push('customAnswer')
  return [...actions, proved ? 'messageAfterPassword' : 'messageOnRequest']
}

/** Whether the user can only choose the password together with its SRP proof. */
export function passwordNeedsSrp({ name, availableChallenges: available }: CognitoChallenge): boolean {
  return name === 'SELECT_CHALLENGE' && available.includes('PASSWORD_SRP') && !available.includes('PASSWORD')
}

/** A code that ends a reset or a confirmation also starts a sign-in, which may send a message. */
function codeActions({ needsCognitoSession }: ChallengeTraits, proved: boolean): readonly LimitedAction[] {
  if (!needsCognitoSession) return ['firstFactorCode', 'messageAfterPassword']
  return [proved ? 'code' : 'firstFactorCode']
}
