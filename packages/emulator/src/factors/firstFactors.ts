import { usablePasskeys } from '../credentials/passkey.ts'
import type { FirstFactor, PoolSettings } from '../pool/settings.ts'
import type { User } from '../users/user.ts'

/** What a person may be asked first in USER_AUTH. */
export type FirstChallenge = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

type Facts = Pick<
  User,
  'status' | 'password' | 'attributes' | 'enabledMfa' | 'preferredMfa' | 'passkeys' | 'passkeyMfa'
>

/**
 * What this person is offered, in the order of the service's own samples. A second factor and a first factor without a
 * password exclude each other: whoever needs the one is not offered the other, unless a passkey counts for both.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html | Choice-based sign-in}
 */
export function offered(settings: PoolSettings, user: Facts): FirstChallenge[] {
  const passwords = settings.firstFactors.includes('PASSWORD') ? settings.passwordForms : []
  // Recorded: whoever has a temporary password is offered nothing else.
  if (user.status === 'FORCE_CHANGE_PASSWORD') return [...passwords]
  const others = passwordless(settings, user)
  if (!needsMfa(settings, user)) return [...passwords, ...others]
  const chosen = user.passkeyMfa || !settings.passkeyMfaByPreference
  const both = chosen && settings.passkeys.factor === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  return [...passwords, ...others.filter((factor) => both && factor === 'WEB_AUTHN')]
}

/** ConfiguredUserAuthFactors: what this person has, whatever a sign-in would offer. */
export function configured(settings: PoolSettings, user: Facts): FirstFactor[] {
  const passwords: FirstFactor[] = user.password === null ? [] : ['PASSWORD']
  return [...passwords, ...passwordless(settings, user)]
}

function passwordless(settings: PoolSettings, user: Facts): Exclude<FirstFactor, 'PASSWORD'>[] {
  return (['EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const).filter(
    (factor) => settings.firstFactors.includes(factor) && reachable(settings, user, factor),
  )
}

/** Whether a sign-in of this person goes on to a second factor. */
function needsMfa(settings: PoolSettings, { enabledMfa, preferredMfa }: Facts): boolean {
  if (settings.mfa !== 'OPTIONAL') return settings.mfa === 'ON'
  return settings.factors.some((factor) => factor === preferredMfa || enabledMfa.includes(factor))
}

function reachable(settings: PoolSettings, user: Facts, factor: Exclude<FirstFactor, 'PASSWORD'>): boolean {
  if (factor === 'WEB_AUTHN') return usablePasskeys(settings, user).length > 0
  const attribute = factor === 'EMAIL_OTP' ? 'email' : 'phone_number'
  if (!user.attributes.has(attribute)) return false
  return !settings.otpNeedsVerification || user.attributes.get(`${attribute}_verified`) === 'true'
}
