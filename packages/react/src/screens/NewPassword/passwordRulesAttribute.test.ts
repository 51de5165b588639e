import { expect, test } from 'vitest'
import { passwordRulesAttribute } from './passwordRulesAttribute.ts'

test('a password manager is told the pool’s rules', () => {
  const policy = {
    minimumLength: 12,
    requireUppercase: true,
    requireLowercase: true,
    requireNumbers: false,
    requireSymbols: true,
  }
  expect(passwordRulesAttribute(policy)).toBe('minlength: 12; required: upper; required: lower; required: [-!@#$%&*];')
})
