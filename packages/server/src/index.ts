// The handler
export { createSignInHandler, type RefreshedSession, type RequestContext, type SignInHandler } from './handler.ts'
export type { CustomChallenge } from './startInput.ts'
export type { MfaSetupOptions, StorePhoneNumber } from './mfaSetup.ts'
export type { PoolFacts, SignInHandlerOptions } from './options.ts'
export type { DevicePolicy } from './remembering.ts'
export type { SealKey } from './keys.ts'
export type { SecurityEvent } from './securityEvent.ts'
export type { Refusal } from './gate.ts'

// Sessions
export type { ServerSession, SessionPort, StoredSession } from './session.ts'
export type { Claims, Description } from './tokens.ts'

// After signing in
export type { AccountPolicy } from './bearer.ts'
export type { StepUpPolicy } from './stepUp.ts'

// What can be replaced
export { type Limiter, type LimitRule, memoryLimiter } from './limiter.ts'
export type { CognitoAnswer } from './cognitoAnswer.ts'
export type {
  Account,
  Answering,
  AuthFlow,
  Beginning,
  ClientContext,
  Cognito,
  Delivery,
  Family,
} from './cognitoPort.ts'
export type { AccountOperations, CognitoAccount } from './accountPort.ts'
export type { CognitoTokens } from './tokens.ts'
