import { expect, it } from 'vitest'
import { type PasswordPolicy, passwordRules, unmetRules } from './passwordPolicy.ts'

const strict: PasswordPolicy = {
  minimumLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
const lengthOnly = {
  ...strict,
  requireUppercase: false,
  requireLowercase: false,
  requireNumbers: false,
  requireSymbols: false,
}

it.each([
  ['', ['length', 'upper', 'lower', 'number', 'symbol']],
  ['tide', ['length', 'upper', 'number', 'symbol']],
  ['Tide-pool-9-Lantern', []],
  ['TIDE-POOL-9-LANTERN', ['lower']],
  // Cognito counts only ASCII letters, and only the symbols on its list.
  ['Ängström£€12345', ['upper', 'symbol']],
])('%j does not meet the rules %j', (password, unmet) => expect(unmetRules(strict, password)).toEqual(unmet))

it('passwordRules lists only the rules of the policy, length first', () => {
  expect(passwordRules(strict)).toEqual(['length', 'upper', 'lower', 'number', 'symbol'])
  expect(passwordRules(lengthOnly)).toEqual(['length'])
  expect(unmetRules(lengthOnly, 'twelve chars')).toEqual([])
})
