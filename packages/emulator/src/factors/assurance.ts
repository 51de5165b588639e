import type { FirstChallenge } from './firstFactors.ts'
import type { MfaFactor } from '../pool/settings.ts'

/** A way to prove who one is, as the `amr` claim names it. A remembered device and custom challenges have no name. */
export type Method = 'pwd' | 'otp' | 'sms' | 'email_otp' | 'swk' | 'hwk'

/** How surely a sign-in knows its person. */
export interface Assurance {
  /** What has been proved, each once; with a step-up also what the access token is credited with. */
  readonly methods: readonly Method[]
  /** The level to reach, 1 to 4; 0: none was asked for. */
  readonly target: number
}

export const nothingProved: Assurance = { methods: [], target: 0 }

const methodOf: Readonly<Record<FirstChallenge | MfaFactor, Method>> = {
  PASSWORD: 'pwd',
  PASSWORD_SRP: 'pwd',
  SOFTWARE_TOKEN_MFA: 'otp',
  SMS_MFA: 'sms',
  SMS_OTP: 'sms',
  EMAIL_OTP: 'email_otp',
  // Or hwk, which counts the same: it shows when the passkey is used.
  WEB_AUTHN: 'swk',
}

export function withMethod({ methods, target }: Assurance, method: Method): Assurance {
  return { methods: methods.includes(method) ? methods : [...methods, method], target }
}

/**
 * The highest level that these methods satisfy; 0: none.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-step-up-authentication.html | ACR levels}
 */
export function levelOf(methods: readonly Method[]): number {
  const has = (...wanted: Method[]): boolean => wanted.some((method) => methods.includes(method))
  if (has('pwd') && has('otp')) return 4
  if (has('swk', 'hwk') || (has('pwd') && has('sms', 'email_otp'))) return 3
  if (has('sms', 'email_otp')) return 2
  return has('pwd') ? 1 : 0
}

/** The `amr` claim. */
export function amrOf(methods: readonly Method[]): readonly string[] {
  return methods.length > 1 ? [...methods, 'mfa'] : methods
}

/** Those second factors of a person that reach the level. */
export function secondFactorsTo({ methods, target }: Assurance, factors: readonly MfaFactor[]): MfaFactor[] {
  return factors.filter((factor) => levelOf([...methods, methodOf[factor]]) >= target)
}

/** Those first factors on offer that reach the level, with one of the second factors after a password if need be. */
export function firstFactorsTo(
  assurance: Assurance,
  offered: readonly FirstChallenge[],
  factors: readonly MfaFactor[],
): FirstChallenge[] {
  return offered.filter((first) => {
    if (assurance.methods.includes(methodOf[first])) return false
    const then = withMethod(assurance, methodOf[first])
    return (
      levelOf(then.methods) >= then.target || (methodOf[first] === 'pwd' && secondFactorsTo(then, factors).length > 0)
    )
  })
}
