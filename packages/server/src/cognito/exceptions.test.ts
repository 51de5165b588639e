import type { SignInErrorCode } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { cognitoError, EXCEPTIONS, type Phase } from './errors.ts'

const codeOf = (name: string, phase: Phase, message = ''): SignInErrorCode =>
  cognitoError({ name, message, $fault: 'client' }, phase).code

/** What each exception means if its message says nothing more: for a start and for an answer. */
const MEANINGS: readonly (readonly [SignInErrorCode, SignInErrorCode, readonly string[]])[] = [
  // An answer that is not authorized has no meaning for the user without its message.
  ['invalid_credentials', 'upstream_invalid', ['NotAuthorizedException']],
  // All three would reveal that the account exists.
  [
    'invalid_credentials',
    'invalid_credentials',
    ['UserNotFoundException', 'UserNotConfirmedException', 'PasswordResetRequiredException'],
  ],
  ['code_mismatch', 'code_mismatch', ['CodeMismatchException', 'EnableSoftwareTokenMFAException']],
  ['code_expired', 'code_expired', ['ExpiredCodeException']],
  ['password_rejected', 'password_rejected', ['InvalidPasswordException']],
  ['password_reused', 'password_reused', ['PasswordHistoryPolicyViolationException']],
  ['attribute_rejected', 'attribute_rejected', ['AliasExistsException']],
  [
    'throttled',
    'throttled',
    ['TooManyRequestsException', 'TooManyFailedAttemptsException', 'LimitExceededException', 'ThrottlingException'],
  ],
  // The user has no factor, a firewall refuses the user, or a trigger of the pool does.
  ['blocked', 'blocked', ['MFAMethodNotFoundException', 'ForbiddenException', 'UserLambdaValidationException']],
  // Cognito may have used the answer before it failed.
  [
    'upstream_unavailable',
    'outcome_unknown',
    [
      'UnexpectedLambdaException',
      'InvalidLambdaResponseException',
      'InternalErrorException',
      'InternalFailure',
      'ServiceUnavailable',
    ],
  ],
  ['upstream_unavailable', 'upstream_unavailable', ['CodeDeliveryFailureException']],
  ['flow_expired', 'flow_expired', ['RefreshTokenReuseException']],
  [
    'unexpected',
    'unexpected',
    [
      'InvalidParameterException',
      'ConcurrentModificationException',
      'DeviceKeyExistsException',
      'UsernameExistsException',
      'UnauthorizedException',
    ],
  ],
  [
    'passkey_not_added',
    'passkey_not_added',
    [
      'WebAuthnChallengeNotFoundException',
      'WebAuthnClientMismatchException',
      'WebAuthnCredentialNotSupportedException',
      'WebAuthnOriginNotAllowedException',
      'WebAuthnRelyingPartyMismatchException',
    ],
  ],
  // The pool, the app client, the IAM policy or the AWS credentials are wrong.
  [
    'server_misconfigured',
    'server_misconfigured',
    [
      'UnsupportedTokenTypeException',
      'ResourceNotFoundException',
      'WebAuthnConfigurationMissingException',
      'WebAuthnNotEnabledException',
      'SoftwareTokenMFANotFoundException',
      'FeatureUnavailableInTierException',
      'InvalidUserPoolConfigurationException',
      'InvalidEmailRoleAccessPolicyException',
      'InvalidSmsRoleAccessPolicyException',
      'InvalidSmsRoleTrustRelationshipException',
      'UnsupportedOperationException',
      'OperationNotEnabledException',
      'AccessDeniedException',
      'ExpiredTokenException',
      'IncompleteSignature',
      'InvalidSignatureException',
      'MissingAuthenticationTokenException',
      'NotImplemented',
      'OptInRequired',
      'UnrecognizedClientException',
      'UnknownOperationException',
      'CredentialsProviderError',
    ],
  ],
]

test.each(MEANINGS)('these exceptions mean `%s` at a start and `%s` at an answer: %j', (start, answer, names) => {
  const found = names.map((name) => [name, codeOf(name, 'start'), codeOf(name, 'answer')])
  expect(found).toEqual(names.map((name) => [name, start, answer]))
})

test('every exception of the table has its meaning here', () => {
  expect(MEANINGS.flatMap(([, , names]) => names).toSorted()).toEqual(Object.keys(EXCEPTIONS).toSorted())
})

test.each([
  ['a lockout, which doubles with each failure', 'NotAuthorizedException', 'Password attempts exceeded', 30],
  ['a quota of requests in a second', 'TooManyRequestsException', '', 5],
  ['a quota of AWS', 'ThrottlingException', '', 5],
  ['a limit that Cognito counts for 15 minutes or longer', 'TooManyFailedAttemptsException', '', 900],
  ['a limit of messages', 'LimitExceededException', '', 900],
])('the wait after %s: %s "%s" is %i seconds', (_, name, message, seconds) => {
  expect(cognitoError({ name, message }, 'answer').retryAfter).toBe(seconds)
})

/** Messages that decide, and that the code of the exception alone would not give. */
test.each<[string, Phase, string, SignInErrorCode]>([
  ['NotAuthorizedException', 'answer', 'Incorrect username or password.', 'invalid_credentials'],
  ['NotAuthorizedException', 'answer', 'User is disabled.', 'invalid_credentials'],
  ['NotAuthorizedException', 'answer', 'Session can only be used once.', 'flow_consumed'],
  ['NotAuthorizedException', 'start', 'There is no verified address. Contact administrator.', 'blocked'],
  ['NotAuthorizedException', 'start', 'Access Token has been revoked', 'flow_expired'],
  ['InvalidParameterException', 'answer', 'Password does not conform to policy: too short', 'password_rejected'],
  ['InvalidParameterException', 'answer', 'Password did not conform with policy: too short', 'password_rejected'],
  ['InvalidParameterException', 'answer', "Value 'abc' at 'userCode' failed to satisfy constraint", 'code_mismatch'],
  [
    'InvalidParameterException',
    'start',
    "Value 'X' at 'authFlow' failed to satisfy constraint",
    'server_misconfigured',
  ],
  ['InvalidParameterException', 'start', 'Custom auth lambda trigger is not configured.', 'server_misconfigured'],
  ['InvalidParameterException', 'start', 'Unsupported acr_values', 'server_misconfigured'],
  ['InvalidParameterException', 'start', 'Unsupported acrValues', 'server_misconfigured'],
  ['InvalidParameterException', 'answer', 'given_name does not match the schema', 'attribute_rejected'],
  ['InvalidParameterException', 'answer', 'Cannot modify an already provided email', 'attribute_rejected'],
  ['InvalidParameterException', 'start', 'Cannot reset password, no verified email', 'blocked'],
  ['InvalidParameterException', 'start', "Value at 'username' failed to satisfy constraint", 'invalid_credentials'],
  ['InvalidParameterException', 'start', "Value at 'authParameters.USERNAME' failed", 'invalid_credentials'],
])('%s at %s "%s" is %s', (name, phase, message, code) => {
  expect(codeOf(name, phase, message)).toBe(code)
})
