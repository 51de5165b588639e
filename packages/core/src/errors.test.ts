import { expect, it } from 'vitest'
import { isSignInErrorCode } from './errorCodes.ts'
import { SignInError } from './errors.ts'
import { isSignInError, toSignInError } from './toSignInError.ts'

it('a code has a recovery and the key of a message', () => {
  expect(new SignInError('code_mismatch')).toMatchObject({ recovery: 'retry', messageKey: 'error.code_mismatch' })
  expect(new SignInError('flow_expired')).toMatchObject({ recovery: 'restart', messageKey: 'error.flow_expired' })
})

it('isSignInError recognises an error from another copy of the package', () => {
  const foreign = { [Symbol.for('challenge-kit.SignInError')]: true, code: 'network' }
  expect(foreign).not.toBeInstanceOf(SignInError)
  expect(isSignInError(foreign)).toBe(true)
  expect(toSignInError(foreign)).toBe(foreign)
})

it('toSignInError keeps the thrown value as the cause, and does not put its text into the message', () => {
  const cause = new Error('secret-in-a-stack-trace')
  const error = toSignInError(cause)
  expect(error).toMatchObject({ code: 'unexpected', cause })
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('secret')
})

it.each([null, undefined, 'code_mismatch', 7, {}, new Error('x')])('isSignInError(%j) is false', (value) =>
  expect(isSignInError(value)).toBe(false),
)

it('isSignInErrorCode knows every code and nothing else', () => {
  expect(isSignInErrorCode('throttled')).toBe(true)
  for (const unknown of ['toString', '__proto__', 'constructor', '', 7, null])
    expect(isSignInErrorCode(unknown)).toBe(false)
})
