import type { MfaMethod } from './challenge.ts'

// Strongest first, which is the order on screen. Cognito's order has no meaning.
const METHODS: readonly MfaMethod[] = ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA']

/**
 * Returns the second factors in `names` that the kit knows, strongest first. Reads `EMAIL_MFA`, which AWS's guide uses,
 * as `EMAIL_OTP`.
 */
export function knownMethods(names: readonly string[]): readonly MfaMethod[] {
  const spelled = names.map((name) => (name === 'EMAIL_MFA' ? 'EMAIL_OTP' : name))
  return METHODS.filter((method) => spelled.includes(method))
}
