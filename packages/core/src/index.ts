// Challenges and their answers
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
} from './challenges/challenge.ts'
export type { ChallengeInput, CognitoCodec } from './challenges/cognitoCodec.ts'
export { cognitoCodecs, validateAnswer } from './challenges/cognitoCodecs.ts'
export { challenges, isChallengeName, isEmptyChoice } from './challenges/registry.ts'
export { knownMethods } from './challenges/mfaMethods.ts'
export { codeIssue, normalizeCode } from './fields/code.ts'
export {
  newPasswordIssue,
  type PasswordPolicy,
  type PasswordRule,
  passwordRules,
  unmetRules,
} from './fields/passwordPolicy.ts'
export { otpauthUri, type TotpKey } from './fields/totpKey.ts'
export { normalizePhoneNumber, phoneNumberIssue } from './fields/phoneNumber.ts'
export type { PasskeyDescriptor } from './passkeys/passkeyDescriptor.ts'
export type { PasskeyAssertion, PasskeyRequest } from './passkeys/passkeyRequest.ts'

// The account of a signed-in user
export type { AccountCalls, MfaPreference, MfaSettings, Passkey, RememberedDevice } from './account/accountCalls.ts'
export {
  type PasskeyAttestation,
  type PasskeyCreation,
  readPasskeyAttestation,
  readPasskeyCreation,
} from './passkeys/passkeyCreation.ts'

// The flow
export { createSignIn } from './flow/createSignIn.ts'
export type { SignInFlow, SignInOptions, StepUpOptions } from './flow/signInFlow.ts'
export { type FlowEvent, type FlowState, initialState, type SignedOutNotice } from './flow/flowState.ts'
export { transition } from './flow/transition.ts'
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
} from './flow/step.ts'

// After a reload, and across tabs
export { type MarkerStorage, type ResumeMarker, storageMarker } from './flow/resumeMarker.ts'
export type { SessionCache, SessionSyncOptions } from './session/sessionCache.ts'
export { createSessionSync, type SessionSync } from './session/sessionSync.ts'

// The wire
export type { AnswerInput, CallName, Calls, ProveInput, StartInput } from './wire/calls.ts'
export type {
  ChallengeReply,
  NoFlowReply,
  Notice,
  ProofReply,
  Reply,
  RestartReply,
  Session,
  SignedInReply,
  SrpParameters,
  UnsupportedReply,
} from './wire/replies.ts'
export type { Transport } from './transports/transport.ts'
export { httpTransport, type HttpTransportOptions } from './transports/http.ts'
export { type ApiFetch, type ApiFetchOptions, createApiFetch } from './transports/apiFetch.ts'
export type { StepUpDemand } from './wire/stepUpDemand.ts'
export { CSRF_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from './wire/protocol.ts'

// Errors
export { isSignInErrorCode } from './errorCodes.ts'
export { type IssueCode, type Recovery, SignInError, type SignInErrorCode, type SignInErrorDetails } from './errors.ts'
export { isSignInError, toSignInError } from './toSignInError.ts'

// Reading JSON from an untrusted source
export {
  type JsonErrorCode,
  type JsonObject,
  type Nothing,
  readEmbedded,
  readNumber,
  readObject,
  readString,
  readStringMap,
  readStringOrNull,
  readStrings,
} from './json.ts'
