import { expect, test } from 'vitest'
import type { AuthMethod } from './assurance.ts'
import { amrOf, levelOf } from './assurance.ts'

test.each<[number, string, AuthMethod[]]>([
  [0, 'nothing', []],
  [1, 'a password', ['pwd']],
  [2, 'a code by SMS', ['sms']],
  [2, 'a code by email', ['email_otp']],
  [3, 'a passkey', ['swk']],
  [3, 'a security key', ['hwk']],
  [3, 'a password and a code by SMS', ['pwd', 'sms']],
  [3, 'a password and a code by email', ['pwd', 'email_otp']],
  [4, 'a password and a code of an app', ['pwd', 'otp']],
])('level %i requires %s', (level, _, methods) => {
  expect(levelOf(methods)).toBe(level)
})

test('`amr` contains `mfa` if there are two methods', () => {
  expect(amrOf(['pwd'])).toEqual(['pwd'])
  expect(amrOf(['pwd', 'otp'])).toEqual(['pwd', 'otp', 'mfa'])
})
