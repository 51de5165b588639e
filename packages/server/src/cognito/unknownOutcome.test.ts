import { SignInError, type SignInErrorCode } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { cognitoError, exceptionName, mayHaveTakenEffect } from './errors.ts'

const thrown = (name: string, $fault = 'client', httpStatusCode: number | undefined = 400) => ({
  name,
  message: '',
  $fault,
  $metadata: { httpStatusCode },
})

test.each<[string, object, SignInErrorCode, SignInErrorCode]>([
  ['refused with status 400', thrown('NewException'), 'unexpected', 'upstream_invalid'],
  ['refused with status 499', thrown('NewException', 'client', 499), 'unexpected', 'upstream_invalid'],
  ['failed with status 500', thrown('NewException', 'client', 500), 'upstream_unavailable', 'outcome_unknown'],
  ['failed without a status', { ...thrown('NewException'), $metadata: {} }, 'upstream_unavailable', 'outcome_unknown'],
  ['blamed itself', thrown('NewException', 'server'), 'upstream_unavailable', 'outcome_unknown'],
  ['threw no exception of the SDK', { name: 'TypeError' }, 'upstream_unavailable', 'outcome_unknown'],
])('of a call that %s, the outcome is known only if Cognito refused it', (_, exception, start, answer) => {
  expect([cognitoError(exception, 'start').code, cognitoError(exception, 'answer').code]).toEqual([start, answer])
})

test('an error of the kit stays the same object, and has no name of an exception', () => {
  const error = new SignInError('flow_too_long')
  expect(cognitoError(error, 'answer')).toBe(error)
  expect(exceptionName(error)).toBeNull()
})

test.each([{ name: '__proto__' }, { name: 'constructor' }, { name: ['CodeMismatchException'] }])(
  'a name that only looks like a row of the table means nothing: %j',
  (exception) => {
    expect(cognitoError(exception, 'answer').code).toBe('outcome_unknown')
    expect(exceptionName(exception)).toBeNull()
  },
)

test('a message that is no text decides nothing', () => {
  const exception = { name: 'NotAuthorizedException', message: ['Password attempts exceeded'] }
  expect(cognitoError(exception, 'start').code).toBe('invalid_credentials')
})

test('the names of known exceptions and of new ones are safe to log, and other names are not', () => {
  for (const name of ['InternalFailure', 'NotImplemented', 'CodeMismatchException', 'NewException', 'TimeoutError'])
    expect(exceptionName({ name })).toBe(name)
  for (const name of ['my NewException', 'NewException: ada', 'newException', `A${'b'.repeat(51)}Exception`])
    expect(exceptionName({ name })).toBeNull()
})

test.each<[string, unknown]>([
  ['no reply came', new Error('socket hang up')],
  ['Cognito failed', thrown('InternalErrorException', 'server', 500)],
  ['a Lambda trigger failed', thrown('UnexpectedLambdaException')],
  ['a Lambda trigger refused, because it may have sent a message before', thrown('UserLambdaValidationException')],
  ['the kit does not know the outcome', new SignInError('outcome_unknown')],
  ['the kit cannot read the reply', new SignInError('upstream_invalid')],
  ['the reply does not fit into the cookie', new SignInError('flow_too_long')],
])('a call may have sent its message if %s', (_, error) => {
  expect(mayHaveTakenEffect(error)).toBe(true)
})

test.each<[string, unknown]>([
  ['Cognito refused it', thrown('CodeMismatchException')],
  ['Cognito throttled it', thrown('TooManyRequestsException')],
  ['Cognito refused it for a reason that is new', thrown('NewException')],
  ['the connection was never made', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['the kit refused it before it was sent', new SignInError('throttled')],
  ['the kit found no connection', new SignInError('upstream_unavailable')],
])('a call certainly sent no message if %s', (_, error) => {
  expect(mayHaveTakenEffect(error)).toBe(false)
})
