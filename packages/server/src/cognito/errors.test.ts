import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { isSignInErrorCode, SignInError } from '@challenge-kit/core'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { cognitoError, exceptionName, EXCEPTIONS, type Phase } from './errors.ts'
import { STATUS } from '../http/status.ts'
import { MISTAKE_IDS, sentencesOf } from '../setup/mistakes.ts'

const CALLS = [
  'AdminInitiateAuth',
  'AdminRespondToAuthChallenge',
  'AssociateSoftwareToken',
  'VerifySoftwareToken',
  'ConfirmDevice',
  'GetTokensFromRefreshToken',
  'RevokeToken',
  'ForgotPassword',
  'ConfirmForgotPassword',
  'ResendConfirmationCode',
  'ConfirmSignUp',
  'InitiateAuth',
  'RespondToAuthChallenge',
  'UpdateDeviceStatus',
  'ChangePassword',
  'GetUser',
  'SetUserMFAPreference',
  'StartWebAuthnRegistration',
  'CompleteWebAuthnRegistration',
  'ListWebAuthnCredentials',
  'DeleteWebAuthnCredential',
  'ListDevices',
  'ForgetDevice',
  'GlobalSignOut',
]

/** The exceptions that the SDK's own documentation declares for a call. */
function declared(call: string): readonly string[] {
  const main = createRequire(import.meta.url).resolve('@aws-sdk/client-cognito-identity-provider')
  const file = join(dirname(main), '../dist-types/commands', `${call}Command.d.ts`)
  const names = [...readFileSync(file, 'utf8').matchAll(/@throws \{@link (\w+Exception)\}/g)].map(
    ([, name]) => name ?? '',
  )
  // The base class of the SDK is left out, because it is not an exception of the service.
  return names.filter((name) => name !== 'CognitoIdentityProviderServiceException')
}

test.each(CALLS)('EXCEPTIONS has a row for every exception that the SDK declares for %s', (call) => {
  const names = declared(call)
  expect(names.length).toBeGreaterThanOrEqual(8)
  expect(names.filter((name) => !Object.hasOwn(sdk, name))).toEqual([])
  expect(names.filter((name) => !Object.hasOwn(EXCEPTIONS, name))).toEqual([])
})

test('the tested calls are exactly the calls that the port makes', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((file) => /^[^.]+\.ts$/.test(file))
  const port = files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('')
  const sent = new Set([...port.matchAll(/new (\w+)Command\(/g)].map(([, name]) => name ?? ''))
  expect([...sent].toSorted()).toEqual(CALLS.toSorted())
})

test.each(Object.entries(EXCEPTIONS))(
  '%s has a source, and codes whose HTTP status is neither 403 nor 404',
  (_, row) => {
    expect(row.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    const codes = [row.code, row.answer ?? row.code, ...(row.messages ?? []).map(([, matched]) => matched)]
    expect(codes.every(isSignInErrorCode)).toBe(true)
    expect(codes.map((code) => STATUS[code]).filter((status) => status === 403 || status === 404)).toEqual([])
  },
)

const thrown = (name: string, message: string) =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } })

test.each<[string, string, Phase, string]>([
  ['NotAuthorizedException', 'Incorrect username or password.', 'start', 'invalid_credentials'],
  ['NotAuthorizedException', 'User is disabled.', 'start', 'invalid_credentials'],
  ['NotAuthorizedException', 'Password attempts exceeded', 'start', 'throttled'],
  ['NotAuthorizedException', 'Invalid session for the user, session is expired.', 'answer', 'flow_expired'],
  ['NotAuthorizedException', 'Invalid session for the user, session can only be used once.', 'answer', 'flow_consumed'],
  ['NotAuthorizedException', 'Invalid session for the user.', 'answer', 'flow_consumed'],
  [
    'NotAuthorizedException',
    'Temporary password has expired and must be reset by an administrator.',
    'start',
    'blocked',
  ],
  ['NotAuthorizedException', 'Unable to verify secret hash for client abc', 'start', 'server_misconfigured'],
  ['NotAuthorizedException', 'SecretHash does not match for the client: abc', 'answer', 'server_misconfigured'],
  ['NotAuthorizedException', 'Unable to login because of security reasons.', 'start', 'blocked'],
  ['NotAuthorizedException', 'Invalid Refresh Token.', 'start', 'flow_expired'],
  ['NotAuthorizedException', 'Refresh Token has been revoked', 'start', 'flow_expired'],
  ['NotAuthorizedException', 'something new', 'start', 'invalid_credentials'],
  ['NotAuthorizedException', 'something new', 'answer', 'upstream_invalid'],
  ['UserNotFoundException', 'User does not exist.', 'start', 'invalid_credentials'],
  ['CodeMismatchException', 'Invalid code or auth state for the user.', 'answer', 'code_mismatch'],
  ['CodeMismatchException', 'Invalid code received for user', 'answer', 'code_mismatch'],
  ['EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA', 'answer', 'code_mismatch'],
  ['ExpiredCodeException', 'Your software token has already been used once.', 'answer', 'code_used'],
  ['ExpiredCodeException', 'Invalid code provided, please request a code again.', 'answer', 'code_expired'],
  [
    'InvalidPasswordException',
    'Password does not conform to policy: Password not long enough',
    'answer',
    'password_rejected',
  ],
  [
    'InvalidParameterException',
    "1 validation error detected: Value at 'password' failed to satisfy constraint: …",
    'answer',
    'password_rejected',
  ],
  [
    'InvalidParameterException',
    'Attributes did not conform to the schema: preferred_username: The attribute is required\n',
    'answer',
    'attribute_rejected',
  ],
  ['InvalidParameterException', 'USER_AUTH flow not enabled for this client', 'start', 'server_misconfigured'],
  ['InvalidParameterException', 'Missing required parameter Session', 'answer', 'server_misconfigured'],
  ['PasswordHistoryPolicyViolationException', '', 'answer', 'password_reused'],
  ['TooManyRequestsException', 'Rate exceeded', 'start', 'throttled'],
  ['ThrottlingException', 'Rate exceeded', 'answer', 'throttled'],
  ['ResourceNotFoundException', 'User pool client abc does not exist.', 'start', 'server_misconfigured'],
  ['ResourceNotFoundException', 'Device does not exist.', 'start', 'flow_expired'],
  ['NotAuthorizedException', 'User password cannot be reset in the current state.', 'start', 'blocked'],
  ['InternalErrorException', '', 'start', 'upstream_unavailable'],
  ['InternalErrorException', '', 'answer', 'outcome_unknown'],
  ['UserLambdaValidationException', 'PreAuthentication failed with error no.', 'start', 'blocked'],
  ['BrandNewException', 'whatever', 'start', 'unexpected'],
  ['BrandNewException', 'whatever', 'answer', 'upstream_invalid'],
])('%s "%s" at %s is %s', (name, message, phase, code) => {
  const error = cognitoError(thrown(name, message), phase)
  expect(error.code).toBe(code)
  expect(error.retryAfter !== null).toBe(code === 'throttled')
})

test('a lost reply is `outcome_unknown` for an answer and `upstream_unavailable` for a start', () => {
  const lost = [new SyntaxError('<html>'), new Error('socket hang up'), new DOMException('', 'AbortError'), null, 7]
  expect(lost.map((value) => cognitoError(value, 'answer').code)).toEqual(lost.map(() => 'outcome_unknown'))
  expect(lost.map((value) => cognitoError(value, 'start').code)).toEqual(lost.map(() => 'upstream_unavailable'))
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  expect(cognitoError(refused, 'answer').code).toBe('upstream_unavailable')
})

test('anything thrown becomes a `SignInError` that keeps no text of the original', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', ...Object.keys(EXCEPTIONS)))
  const errors = fc.record({ name: names, message: fc.string(), $fault: fc.constantFrom('client', 'server') })
  fc.assert(
    fc.property(
      fc.oneof(fc.anything({ withNullPrototype: true }), errors),
      fc.constantFrom('start', 'answer'),
      (value, phase) => {
        const error = cognitoError(value, phase === 'start' ? 'start' : 'answer')
        expect(error).toBeInstanceOf(SignInError)
        expect(isSignInErrorCode(error.code)).toBe(true)
        expect(error.cause).toBeUndefined()
        expect([error.code, ...MISTAKE_IDS.map((id) => `${error.code}: ${sentencesOf(id)}`)]).toContain(error.message)
      },
    ),
  )
})

test('only a name that looks like an exception is safe to log', () => {
  expect(exceptionName(thrown('NotAuthorizedException', ''))).toBe('NotAuthorizedException')
  for (const name of ['secret value', 'eyJhbGciOi.x', 'A\nB', '', 'x'.repeat(100), 7])
    expect(exceptionName({ name })).toBeNull()
})
