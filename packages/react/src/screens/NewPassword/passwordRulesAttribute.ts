import type { PasswordPolicy } from '@challenge-kit/core'

/**
 * The value of the `passwordrules` attribute, so that password managers generate a password that the pool accepts.
 *
 * @see https://developer.apple.com/password-rules/
 */
export function passwordRulesAttribute(policy: PasswordPolicy): string {
  return [
    `minlength: ${policy.minimumLength}`,
    policy.requireUppercase && 'required: upper',
    policy.requireLowercase && 'required: lower',
    policy.requireNumbers && 'required: digit',
    policy.requireSymbols && 'required: [-!@#$%&*]',
  ]
    .filter(Boolean)
    .map((rule) => `${String(rule)};`)
    .join(' ')
}
