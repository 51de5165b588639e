import { isSignInErrorCode, type SignInErrorCode } from '@challenge-kit/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accountError } from './accountErrors.ts'
import type { AccountOperations } from './port.ts'
import { EXCEPTIONS } from './errors.ts'
import { MISTAKE_IDS, sentencesOf } from '../setup/mistakes.ts'

type Operation = keyof AccountOperations

const OPERATIONS = Object.keys({
  changePassword: true,
  getUser: true,
  setUserMfaPreference: true,
  associateSoftwareToken: true,
  verifySoftwareToken: true,
  listWebAuthnCredentials: true,
  startWebAuthnRegistration: true,
  completeWebAuthnRegistration: true,
  deleteWebAuthnCredential: true,
  listDevices: true,
  forgetDevice: true,
  globalSignOut: true,
} satisfies Record<Operation, true>)
const isOperation = (name: string): name is Operation => OPERATIONS.includes(name)
const operations = OPERATIONS.filter(isOperation)

const thrown = (name: string, message = '') =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } })

test.each<[Operation, string, string, SignInErrorCode]>([
  ['changePassword', 'NotAuthorizedException', 'Incorrect username or password.', 'password_mismatch'],
  ['getUser', 'NotAuthorizedException', 'Incorrect username or password.', 'signed_out'],
  ['changePassword', 'NotAuthorizedException', 'Password attempts exceeded', 'throttled'],
  ['changePassword', 'LimitExceededException', 'Attempt limit exceeded, please try after some time.', 'throttled'],
  ['changePassword', 'InvalidPasswordException', 'Password did not conform with policy: …', 'password_rejected'],
  ['changePassword', 'InvalidParameterException', "Value at 'proposedPassword' failed to …", 'password_rejected'],
  ['changePassword', 'InvalidParameterException', "Value at 'previousPassword' failed to …", 'password_mismatch'],
  ['changePassword', 'PasswordHistoryPolicyViolationException', '', 'password_reused'],
  ['getUser', 'NotAuthorizedException', 'Access Token has been revoked', 'signed_out'],
  ['getUser', 'NotAuthorizedException', 'Access Token does not have required scopes', 'server_misconfigured'],
  ['listDevices', 'UserNotFoundException', 'User does not exist.', 'signed_out'],
  ['listDevices', 'PasswordResetRequiredException', '', 'signed_out'],
  ['setUserMfaPreference', 'InvalidParameterException', 'User does not have delivery config set …', 'invalid_answer'],
  ['verifySoftwareToken', 'EnableSoftwareTokenMFAException', 'Code mismatch and fail …', 'code_mismatch'],
  ['verifySoftwareToken', 'SoftwareTokenMFANotFoundException', '', 'bad_request'],
  ['associateSoftwareToken', 'SoftwareTokenMFANotFoundException', '', 'server_misconfigured'],
  ['startWebAuthnRegistration', 'LimitExceededException', '', 'passkey_not_added'],
  ['startWebAuthnRegistration', 'WebAuthnNotEnabledException', '', 'server_misconfigured'],
  ['completeWebAuthnRegistration', 'WebAuthnOriginNotAllowedException', '', 'passkey_not_added'],
  ['completeWebAuthnRegistration', 'InvalidParameterException', 'Invalid credential.', 'passkey_not_added'],
  ['globalSignOut', 'ForbiddenException', 'Request not allowed due to WAF block.', 'blocked'],
  ['changePassword', 'InternalErrorException', '', 'outcome_unknown'],
  ['listDevices', 'InternalErrorException', '', 'upstream_unavailable'],
])('%s: %s "%s" is %s', (operation, name, message, code) => {
  const error = accountError(thrown(name, message), operation)
  expect(error.code).toBe(code)
  expect(error.retryAfter !== null).toBe(code === 'throttled')
  expect(error.issues).toEqual(code === 'invalid_answer' ? { method: 'not_offered' } : {})
})

test('no exception of an account operation becomes `invalid_credentials` or an error of a flow', () => {
  const codes = operations.flatMap((operation) =>
    Object.keys(EXCEPTIONS)
      .filter((name) => name !== 'RefreshTokenReuseException' && name !== 'ResourceNotFoundException')
      .map((name) => accountError(thrown(name), operation).code),
  )
  expect(codes.filter((code) => code === 'invalid_credentials' || code.startsWith('flow_'))).toEqual([])
})

test('anything thrown becomes a `SignInError` that keeps no text of the original', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('constructor', ...Object.keys(EXCEPTIONS)))
  const errors = fc.tuple(names, fc.string()).map(([name, message]) => thrown(name, message))
  fc.assert(
    fc.property(fc.oneof(fc.anything(), errors), fc.constantFrom(...operations), (value, operation) => {
      const error = accountError(value, operation)
      expect(isSignInErrorCode(error.code)).toBe(true)
      expect(error.cause).toBeUndefined()
      expect([error.code, ...MISTAKE_IDS.map((id) => `${error.code}: ${sentencesOf(id)}`)]).toContain(error.message)
    }),
  )
})
