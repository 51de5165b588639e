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
} from './challenge.ts'
export { challenges, isChallengeName, validateAnswer } from './challenges/registry.ts'
export { knownMethods } from './challenges/mfaMethods.ts'
export type { IssueCode } from './issue.ts'
export { codeIssue, normalizeCode } from './code.ts'
export { type PasswordPolicy, type PasswordRule, passwordRules, unmetRules } from './passwordPolicy.ts'
export { otpauthUri, type TotpKey } from './totpKey.ts'
export { normalizePhoneNumber, phoneNumberIssue } from './phoneNumber.ts'
export type { PasskeyAssertion, PasskeyDescriptor, PasskeyRequest } from './passkey.ts'

// After signing in
export type { AccountCalls, MfaPreference, MfaSettings, Passkey, RememberedDevice } from './account.ts'
export {
  type PasskeyAttestation,
  type PasskeyCreation,
  readPasskeyAttestation,
  readPasskeyCreation,
} from './passkeyCreation.ts'

// The loop
export { createSignIn } from './createSignIn.ts'
export type { ResumeMarker, SignInFlow, SignInOptions } from './signInFlow.ts'
export { type FlowEvent, type FlowState, initialState, transition, type SignedOutNotice } from './flow.ts'
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
} from './step.ts'

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
} from './calls.ts'
export { httpTransport, type HttpTransportOptions } from './transports/http.ts'
export { CSRF_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from './wire.ts'

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
