// The handler
export { createSignInHandler, type RefreshedSession, type RequestContext, type SignInHandler } from './http/handler.ts'
export type { CustomChallenge } from './sign-in/startInput.ts'
export type { MfaSetupOptions, StorePhoneNumber } from './sign-in/mfaSetup.ts'
export type { PoolFacts, SignInHandlerOptions } from './options.ts'
export type { DevicePolicy } from './devices/confirmDevice.ts'
export type { SealKey } from './crypto/keys.ts'
export type { SecurityEvent } from './http/securityEvent.ts'
export type { Refusal } from './http/requestGuard.ts'

// Sessions
export type { ServerSession, SessionPort, StoredSession } from './session/session.ts'
export type { Claims, Description } from './cognito/tokens.ts'

// After signing in
export type { AccountPolicy } from './session/requireSession.ts'
export type { StepUpPolicy } from './sign-in/stepUp.ts'

// What can be replaced
export { type Limiter, type LimitRule, memoryLimiter } from './limits/memory.ts'
export type { CognitoAnswer } from './cognito/result.ts'
export type {
  Account,
  Answering,
  AuthFlow,
  Beginning,
  ClientContext,
  Cognito,
  Delivery,
  Family,
} from './cognito/port.ts'
export type { AccountOperations, CognitoAccount } from './cognito/accountPort.ts'
export type { CognitoTokens } from './cognito/tokens.ts'
