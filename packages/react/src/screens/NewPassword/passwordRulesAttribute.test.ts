import { expect, test } from 'vitest'
import { passwordRulesAttribute } from './passwordRulesAttribute.ts'

test('the attribute lists the rules of the password policy', () => {
  const policy = {
    minimumLength: 12,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: false,
    requireSymbols: true,
  }
  expect(passwordRulesAttribute(policy)).toBe('minlength: 12; required: upper; required: lower; required: [-!@#$%&*];')
})
