import type { MfaMethod } from './challenge.ts'

// The order on screen: strongest first. The kit does not use Cognito's order, because that order has no meaning.
const METHODS: readonly MfaMethod[] = ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA']

/**
 * Returns the second factors in `names` that the kit knows, strongest first. Reads `EMAIL_MFA`, which AWS's guide uses,
 * as `EMAIL_OTP`.
 */
export function knownMethods(names: readonly string[]): readonly MfaMethod[] {
  const listed = names.map((name) => (name === 'EMAIL_MFA' ? 'EMAIL_OTP' : name))
  return METHODS.filter((method) => listed.includes(method))
}
