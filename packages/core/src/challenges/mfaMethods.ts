import type { MfaMethod } from './challenge'

// Strongest first: the order they are offered in. Cognito's own order means nothing.
const METHODS: readonly MfaMethod[] = ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SMS_MFA']

/** Those of `names` that the kit knows, strongest first. The documentation's `EMAIL_MFA` is the service's `EMAIL_OTP`. */
export function knownMethods(names: readonly string[]): readonly MfaMethod[] {
  const spelled = names.map((name) => (name === 'EMAIL_MFA' ? 'EMAIL_OTP' : name))
  return METHODS.filter((method) => spelled.includes(method))
}
