import { expect, it } from 'vitest'
import { isSignInError, isSignInErrorCode, SignInError, toSignInError } from './errors.ts'

it('says what helps and which sentence says so', () => {
  expect(new SignInError('code_mismatch')).toMatchObject({ recovery: 'retry', messageKey: 'code.mismatch' })
  expect(new SignInError('flow_expired')).toMatchObject({ recovery: 'restart', messageKey: 'error.flow_expired' })
})

it('is recognised even when another copy of the package made it', () => {
  const foreign = { [Symbol.for('challenge-kit.SignInError')]: true, code: 'network' }
  expect(foreign).not.toBeInstanceOf(SignInError)
  expect(isSignInError(foreign)).toBe(true)
  expect(toSignInError(foreign)).toBe(foreign)
})

it('keeps what was thrown as its cause, and out of its text', () => {
  const cause = new Error('secret-in-a-stack-trace')
  const error = toSignInError(cause)
  expect(error).toMatchObject({ code: 'unexpected', cause })
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('secret')
})

it.each([null, undefined, 'code_mismatch', 7, {}, new Error('x')])('does not take %j for one', (value) =>
  expect(isSignInError(value)).toBe(false),
)

it('knows its own codes and no others', () => {
  expect(isSignInErrorCode('throttled')).toBe(true)
  for (const stranger of ['toString', '__proto__', 'constructor', '', 7, null])
    expect(isSignInErrorCode(stranger)).toBe(false)
})
