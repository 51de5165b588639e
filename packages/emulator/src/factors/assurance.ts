import type { FirstChallenge } from '../pool/settings.ts'
import type { MfaFactor } from '../users/user.ts'

/** An authentication method, by its name in the `amr` claim. Remembered devices and custom challenges have no name. */
export type AuthMethod = 'pwd' | 'otp' | 'sms' | 'email_otp' | 'swk' | 'hwk'

/** The authentication methods of a sign-in, and the assurance level that it must reach. */
export interface Assurance {
  /** The methods that the user has completed. In a step-up, this includes the methods of the access token. */
  readonly methods: readonly AuthMethod[]
  /** The level to reach, from 1 to 4, or 0 if no level was requested. */
  readonly target: number
}

export const noAssurance: Assurance = { methods: [], target: 0 }

const methodOf: Readonly<Record<FirstChallenge | MfaFactor, AuthMethod>> = {
  PASSWORD: 'pwd',
  PASSWORD_SRP: 'pwd',
  SOFTWARE_TOKEN_MFA: 'otp',
  SMS_MFA: 'sms',
  SMS_OTP: 'sms',
  EMAIL_OTP: 'email_otp',
  // A security key is `hwk`, which counts like `swk`. The kind of passkey is known only when the passkey is used.
  WEB_AUTHN: 'swk',
}

/** Adds a method to the completed methods, unless they include the method already. */
export function withMethod({ methods, target }: Assurance, method: AuthMethod): Assurance {
  return { methods: methods.includes(method) ? methods : [...methods, method], target }
}

/**
 * The highest assurance level that these methods satisfy, or 0.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-step-up-authentication.html | ACR levels}
 */
export function levelOf(methods: readonly AuthMethod[]): number {
  const has = (...wanted: AuthMethod[]): boolean => wanted.some((method) => methods.includes(method))
  if (has('pwd') && has('otp')) return 4
  if (has('swk', 'hwk') || (has('pwd') && has('sms', 'email_otp'))) return 3
  if (has('sms', 'email_otp')) return 2
  return has('pwd') ? 1 : 0
}

/** The value of the `amr` claim. */
export function amrOf(methods: readonly AuthMethod[]): readonly string[] {
  return methods.length > 1 ? [...methods, 'mfa'] : methods
}

/** The second factors that reach the target level. */
export function secondFactorsTo({ methods, target }: Assurance, factors: readonly MfaFactor[]): MfaFactor[] {
  return factors.filter((factor) => levelOf([...methods, methodOf[factor]]) >= target)
}

/** The first factors that reach the target level. A password may reach the level together with a second factor. */
export function firstFactorsTo(
  assurance: Assurance,
  offered: readonly FirstChallenge[],
  factors: readonly MfaFactor[],
): FirstChallenge[] {
  return offered.filter((first) => {
    if (assurance.methods.includes(methodOf[first])) return false
    const after = withMethod(assurance, methodOf[first])
    return (
      levelOf(after.methods) >= after.target ||
      (methodOf[first] === 'pwd' && secondFactorsTo(after, factors).length > 0)
    )
  })
}
