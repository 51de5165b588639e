import { isSignInError, SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { adviceFor, SECRET_MISMATCH } from './advice.ts'
import { field, neverConnected } from './thrown.ts'

/** `answer`: a call that may use up a Cognito Session or a code, so it must not be repeated. `start`: any other call. */
export type Phase = 'start' | 'answer'

interface Row {
  readonly code: SignInErrorCode
  /** The code in the phase `answer`, if it differs. */
  readonly answer?: SignInErrorCode
  /** Codes by message, because one exception covers different situations. The first match is used. */
  readonly messages?: readonly (readonly [RegExp, SignInErrorCode])[]
  /** Seconds to wait if the code is `throttled`. Cognito does not say how long, so each value is the shortest useful wait. */
  readonly retryAfter?: number
  readonly source: string
}

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/'
const COMMON = `${API}CommonErrors.html`
const INITIATE = `${API}API_AdminInitiateAuth.html`
const RESPOND = `${API}API_AdminRespondToAuthChallenge.html`
const VERIFY = `${API}API_VerifySoftwareToken.html`
const REFRESH = `${API}API_GetTokensFromRefreshToken.html`
const DEVICE = `${API}API_ConfirmDevice.html`
const PASSKEY = `${API}API_CompleteWebAuthnRegistration.html`
const REVOKE = `${API}API_RevokeToken.html`
const LOCKOUT = 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html'

const misconfigured = (source: string): Row => ({ code: 'server_misconfigured', source })

/**
 * The error code for each exception: those that the SDK declares for the backend's calls, and those that any AWS service
 * may send. If the meaning of an exception is doubtful, its code claims less and restarts the sign-in.
 */
export const EXCEPTIONS: Readonly<Record<string, Row>> = {
  NotAuthorizedException: {
    code: 'invalid_credentials',
    answer: 'upstream_invalid',
    messages: [
      [/incorrect username or password|user is disabled/i, 'invalid_credentials'], // amplify-ui's i18n keys
      [/password attempts exceeded/i, 'throttled'], // developer guide, lockout
      [/session is expired/i, 'flow_expired'], // aws-amplify/amplify-js#14330
      [/session can only be used once|invalid session for the user/i, 'flow_consumed'], // aws-amplify/amplify-js#5834
      [/temporary password has expired/i, 'blocked'], // aws-amplify/amplify-js#1182
      [/cannot be reset|contact administrator/i, 'blocked'], // aws-amplify/amplify-js#10079
      [/security reasons/i, 'blocked'], // threat protection
      [SECRET_MISMATCH, 'server_misconfigured'],
      [/(?:refresh|access) token/i, 'flow_expired'], // aws/aws-sdk-java-v2#1389
    ],
    retryAfter: 30,
    source: LOCKOUT,
  },
  UserNotFoundException: { code: 'invalid_credentials', source: INITIATE },
  // These two become challenges. They get an error code only if `accountState` is hidden, or if the call cannot lead to
  // a challenge.
  UserNotConfirmedException: { code: 'invalid_credentials', source: INITIATE },
  PasswordResetRequiredException: { code: 'invalid_credentials', source: INITIATE },
  CodeMismatchException: { code: 'code_mismatch', source: RESPOND },
  EnableSoftwareTokenMFAException: { code: 'code_mismatch', source: VERIFY },
  ExpiredCodeException: {
    code: 'code_expired',
    messages: [[/already been used/i, 'code_used']], // getmoto/moto#8027
    source: RESPOND,
  },
  InvalidPasswordException: { code: 'password_rejected', source: RESPOND },
  PasswordHistoryPolicyViolationException: { code: 'password_reused', source: RESPOND },
  AliasExistsException: { code: 'attribute_rejected', source: RESPOND },
  InvalidParameterException: {
    code: 'unexpected',
    messages: [
      [/conform (?:to|with) policy|at 'password' failed/i, 'password_rejected'], // amazon-cognito-identity-js#311
      [/at 'usercode' failed/i, 'code_mismatch'],
      [/flow not enabled|authflow/i, 'server_misconfigured'], // amplify-ui's fixtures
      [/lambda trigger is not configured/i, 'server_misconfigured'], // aws-amplify/amplify-js#5623
      [/acr_?values/i, 'server_misconfigured'], // not seen on the real service
      [/attribute|schema|cannot modify/i, 'attribute_rejected'], // aws-amplify/amplify-js#7957
      [/cannot reset password/i, 'blocked'], // amplify-ui's i18n keys
      [/missing required parameter/i, 'server_misconfigured'], // amazon-cognito-identity-js#627
      [/at 'username' failed|at 'authparameters/i, 'invalid_credentials'],
    ],
    source: RESPOND,
  },
  TooManyRequestsException: { code: 'throttled', retryAfter: 5, source: INITIATE },
  TooManyFailedAttemptsException: { code: 'throttled', retryAfter: 900, source: `${API}API_ConfirmSignUp.html` },
  LimitExceededException: { code: 'throttled', retryAfter: 900, source: `${API}API_ForgotPassword.html` },
  ThrottlingException: { code: 'throttled', retryAfter: 5, source: COMMON },
  MFAMethodNotFoundException: { code: 'blocked', source: INITIATE },
  ForbiddenException: { code: 'blocked', source: VERIFY },
  // A Lambda trigger of the pool refused the call.
  UserLambdaValidationException: { code: 'blocked', source: INITIATE },
  UnexpectedLambdaException: { code: 'upstream_unavailable', answer: 'outcome_unknown', source: INITIATE },
  InvalidLambdaResponseException: { code: 'upstream_unavailable', answer: 'outcome_unknown', source: INITIATE },
  InternalErrorException: { code: 'upstream_unavailable', answer: 'outcome_unknown', source: INITIATE },
  InternalFailure: { code: 'upstream_unavailable', answer: 'outcome_unknown', source: COMMON },
  ServiceUnavailable: { code: 'upstream_unavailable', answer: 'outcome_unknown', source: COMMON },
  ConcurrentModificationException: { code: 'unexpected', source: `${API}API_AssociateSoftwareToken.html` },
  RefreshTokenReuseException: { code: 'flow_expired', source: REFRESH },
  CodeDeliveryFailureException: { code: 'upstream_unavailable', source: `${API}API_ForgotPassword.html` },
  DeviceKeyExistsException: { code: 'unexpected', source: DEVICE },
  UsernameExistsException: { code: 'unexpected', source: DEVICE },
  UnauthorizedException: { code: 'unexpected', messages: [[SECRET_MISMATCH, 'server_misconfigured']], source: REVOKE },
  UnsupportedTokenTypeException: misconfigured(REVOKE),
  ResourceNotFoundException: {
    code: 'server_misconfigured',
    messages: [[/device does not exist/i, 'flow_expired']], // after ForgetDevice, which also ends the session
    source: INITIATE,
  },
  WebAuthnChallengeNotFoundException: { code: 'passkey_not_added', source: PASSKEY },
  WebAuthnClientMismatchException: { code: 'passkey_not_added', source: PASSKEY },
  WebAuthnCredentialNotSupportedException: { code: 'passkey_not_added', source: PASSKEY },
  WebAuthnOriginNotAllowedException: { code: 'passkey_not_added', source: PASSKEY },
  WebAuthnRelyingPartyMismatchException: { code: 'passkey_not_added', source: PASSKEY },
  WebAuthnConfigurationMissingException: misconfigured(`${API}API_StartWebAuthnRegistration.html`),
  WebAuthnNotEnabledException: misconfigured(PASSKEY),
  SoftwareTokenMFANotFoundException: misconfigured(RESPOND),
  FeatureUnavailableInTierException: misconfigured(INITIATE),
  InvalidUserPoolConfigurationException: misconfigured(INITIATE),
  InvalidEmailRoleAccessPolicyException: misconfigured(INITIATE),
  InvalidSmsRoleAccessPolicyException: misconfigured(INITIATE),
  InvalidSmsRoleTrustRelationshipException: misconfigured(INITIATE),
  UnsupportedOperationException: misconfigured(INITIATE),
  OperationNotEnabledException: misconfigured(INITIATE),
  AccessDeniedException: misconfigured(COMMON),
  ExpiredTokenException: misconfigured(COMMON),
  IncompleteSignature: misconfigured(COMMON),
  InvalidSignatureException: misconfigured(COMMON),
  MissingAuthenticationTokenException: misconfigured(COMMON),
  NotImplemented: misconfigured(COMMON),
  OptInRequired: misconfigured(COMMON),
  UnrecognizedClientException: misconfigured(COMMON),
  UnknownOperationException: misconfigured(COMMON),
  CredentialsProviderError: misconfigured('https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/'), // of the SDK
}

/** The name of an exception of Cognito. Null if the name is not safe to log: an unknown name must look like an exception. */
export function exceptionName(thrown: unknown): string | null {
  if (isSignInError(thrown)) return null
  const name = field(thrown, 'name')
  if (typeof name !== 'string') return null
  return Object.hasOwn(EXCEPTIONS, name) || /^[A-Z][A-Za-z]{2,50}(?:Exception|Error)$/.test(name) ? name : null
}

/** Turns anything that a call to Cognito threw into a `SignInError`. The error has neither Cognito's text nor a cause. */
export function cognitoError(thrown: unknown, phase: Phase): SignInError {
  if (isSignInError(thrown)) return thrown
  const name = field(thrown, 'name')
  const message = field(thrown, 'message')
  const detail = adviceFor(name, message)
  const row = typeof name === 'string' && Object.hasOwn(EXCEPTIONS, name) ? EXCEPTIONS[name] : undefined
  if (row) {
    const matched = row.messages?.find(([pattern]) => typeof message === 'string' && pattern.test(message))?.[1]
    const code = matched ?? (phase === 'answer' ? (row.answer ?? row.code) : row.code)
    if (code === 'server_misconfigured') return new SignInError(code, { detail })
    return new SignInError(code, code === 'throttled' ? { retryAfter: row.retryAfter ?? 5 } : {})
  }
  // The SDK has sent nothing, because a setting is missing.
  if (detail !== undefined) return new SignInError('server_misconfigured', { detail })
  if (neverConnected(thrown)) return new SignInError('upstream_unavailable')
  // Cognito refused the call with an exception that `EXCEPTIONS` does not have.
  if (field(thrown, '$fault') === 'client' && !isServerStatus(thrown))
    return new SignInError(phase === 'start' ? 'unexpected' : 'upstream_invalid')
  return new SignInError(phase === 'start' ? 'upstream_unavailable' : 'outcome_unknown')
}

// After these errors Cognito may have done what it was called for, because no reply came or the reply could not be used.
const PERHAPS_DONE: readonly SignInErrorCode[] = ['outcome_unknown', 'upstream_invalid', 'flow_too_long']

/** Whether a failed call may still have had its effect, such as a sent message. False if Cognito certainly did nothing. */
export function mayHaveTakenEffect(thrown: unknown): boolean {
  if (isSignInError(thrown)) return PERHAPS_DONE.includes(thrown.code)
  // A Lambda trigger that refuses may have sent a message before.
  if (exceptionName(thrown) === 'UserLambdaValidationException') return true
  return cognitoError(thrown, 'answer').code === 'outcome_unknown'
}

function isServerStatus(thrown: unknown): boolean {
  const status = field(field(thrown, '$metadata'), 'httpStatusCode')
  return typeof status !== 'number' || status >= 500
}
