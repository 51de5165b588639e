// The handler
export { createSignInHandler, createTenantHandler } from './sdkHandler.ts'
export type { SignInHandler } from './composeHandler.ts'
export type { TenantHandler, TenantHandlerOptions } from './composeTenantHandler.ts'
export type { Tenants } from './tenantHandlers.ts'
export type { RequestHandler } from './request/fetchRequest.ts'
export type { RequestContext } from './request/httpRequest.ts'
export type { ApiProxyOptions } from './api/apiProxyOptions.ts'
export type { ApiProxy, CreateApiProxy } from './api/createApiProxy.ts'
export { type ClientAddress, createClientAddress } from './addresses/clientAddress.ts'
export type { ProxyPreset, TrustedProxies } from './addresses/trustedProxies.ts'
export type { PoolOptions, SignInHandlerOptions } from './options.ts'
export type { CustomChallengeOptions } from './sign-in/passwordRule.ts'
export type { MfaSetupOptions } from './sign-in/mfaSetup.ts'
export type { ReadClientMetadata } from './cognito/clientMetadata.ts'
export type { StorePhoneNumber } from './sign-in/stepContext.ts'
export type { DevicePolicy } from './devices/confirmDevice.ts'
export type { SealKey } from './crypto/keys.ts'
export type { Warn } from './setup/reportMistake.ts'
export type { SecurityEvent, SecurityEventListener } from './http/securityEvent.ts'
export type { SecurityWarning } from './limits/securityWarning.ts'
export type { Refusal } from './http/requestGuard.ts'

// Sessions
export type { SessionClaims, StoredSession } from './session/session.ts'
export type { SessionPort } from './session/sessionPort.ts'
export type { HeaderRecord } from './request/headerRecord.ts'
export type { RefreshedSession, RequestOrHeaders, ServerSession } from './session/sessionCalls.ts'
export type { AccountSession, AccountSessions } from './session/accountSessions.ts'
export type { Lock, Locks, SessionRecords, Store } from './session/store.ts'
export type { Claims } from './cognito/result.ts'

// After signing in
export type { AccountPolicy } from './session/requireSession.ts'
export type { StepUpPolicy } from './sign-in/stepUp.ts'

// Limits
export type {
  BeforeRefusal,
  LimitCounter,
  LimitName,
  LimitOptions,
  LimitRule,
  NamedRule,
  PassableLimit,
} from './limits/rules.ts'
export type {
  LimitReport,
  LimitReportReply,
  LimitStore,
  LimitStoreFault,
  PointsBack,
  Take,
  TakenPoint,
  UnansweredTake,
  UnreportedPoints,
} from './limits/limitStore.ts'
export { memoryLimitStore } from './limits/memoryLimitStore.ts'

// A client of Cognito's API
export type { CognitoClient } from './cognito/client.ts'
export type { Operations, SendOperation } from './cognito/operations.ts'

// The port to Cognito, for an implementation of your own
export type {
  AccountOperations,
  AccountTarget,
  ApiFamily,
  AuthFlow,
  ClientContext,
  ClientMetadata,
  CodeDelivery,
  CognitoAccount,
  CognitoPort,
  ConfirmInput,
  InitiateAuthInput,
  RefreshInput,
  RespondInput,
} from './cognito/port.ts'
export type { AuthResult, CognitoChallenge, CognitoTokens } from './cognito/result.ts'
