import type { PasswordPolicy } from '@challenge-kit/core'

/**
 * The pool's rules as password managers read them, so that what they make up is accepted at once.
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
