import { exception, invalidParameter } from '../wire/exceptions.ts'
import type { PasswordPolicy } from '../pool/settings.ts'

/** The characters that Cognito's password policy counts as symbols. */
const symbols = /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+=]/

/** The first rule that the password breaks, in Cognito's words, or null. */
export function policyViolation(password: string, policy: PasswordPolicy): string | null {
  if (password.length < policy.minimumLength) return 'Password not long enough'
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters'
  if (policy.requireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters'
  if (policy.requireNumbers && !/\d/.test(password)) return 'Password must have numeric characters'
  if (policy.requireSymbols && !symbols.test(password)) return 'Password must have symbol characters'
  return null
}

/**
 * Refuses a password that breaks the policy.
 * The wording depends on the operation: challenges say "does not conform to", other operations "did not conform with".
 */
export function checkPassword(
  password: string,
  policy: PasswordPolicy,
  wording: 'does not conform to' | 'did not conform with',
): void {
  if (!/^\S{1,256}$/.test(password)) {
    throw invalidParameter(
      "1 validation error detected: Value at 'password' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [\\S]+',
    )
  }
  const violation = policyViolation(password, policy)
  if (violation !== null) throw exception('InvalidPasswordException', `Password ${wording} policy: ${violation}`)
}
