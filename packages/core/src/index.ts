// The questions and their answers
export type {
  Answer,
  AnyChallenge,
  Challenge,
  ChallengeName,
  ChallengeSpec,
  ChallengeTable,
  FirstFactor,
  Issues,
  MfaMethod,
  ChallengeInput,
} from './challenges/challenge'
export { challenges, isChallengeName, validateAnswer } from './challenges/registry.ts'
export { knownMethods } from './challenges/mfaMethods.ts'
export type { IssueCode } from './issue.ts'
export { codeIssue, normalizeCode } from './fields/code'
export { type PasswordPolicy, type PasswordRule, passwordRules, unmetRules } from './fields/passwordPolicy'
export { otpauthUri, type TotpKey } from './fields/totpKey'
export { normalizePhoneNumber, phoneNumberIssue } from './fields/phoneNumber'
export type { PasskeyAssertion, PasskeyDescriptor, PasskeyRequest } from './passkeys/passkeyRequest'

// After signing in
export type { AccountCalls, MfaPreference, MfaSettings, Passkey, RememberedDevice } from './account/accountCalls'
export {
  type PasskeyAttestation,
  type PasskeyCreation,
  readPasskeyAttestation,
  readPasskeyCreation,
} from './passkeys/passkeyCreation'

// The loop
export { createSignIn } from './flow/createSignIn'
export type { ResumeMarker, SignInFlow, SignInOptions } from './flow/signInFlow'
export { type FlowEvent, type FlowState, initialState, transition, type SignedOutNotice } from './flow/transition'
export type {
  AnswerOptions,
  AnyChallengeStep,
  ChallengeStep,
  Credentials,
  CredentialsStep,
  ResumingStep,
  SignedInStep,
  SignIn,
  StepError,
  StepName,
  UnsupportedStep,
} from './flow/step'

// The wire
export type {
  RestartReply,
  AnswerInput,
  CallName,
  Calls,
  NoFlowReply,
  Nothing,
  Notice,
  PasswordClaim,
  ProofReply,
  ProveInput,
  ChallengeReply,
  Reply,
  Session,
  SignedInReply,
  StartInput,
  Transport,
  UnsupportedReply,
} from './wire/calls'
export { httpTransport, type HttpTransportOptions } from './transports/http.ts'
export { CSRF_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from './wire/protocol'

// Errors
export {
  isSignInError,
  isSignInErrorCode,
  type Recovery,
  SignInError,
  type SignInErrorCode,
  type SignInErrorDetails,
  toSignInError,
} from './errors.ts'

// Reading JSON at a trust boundary
export {
  type JsonObject,
  type Misfit,
  readEmbedded,
  readNumber,
  readObject,
  readString,
  readStringMap,
  readStringOrNull,
  readStrings,
} from './json.ts'
