import type { PoolSettings } from './settings.ts'
import type { User } from './user.ts'

/** What a person may be asked first in USER_AUTH. */
export type FirstChallenge = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN'

type Facts = Pick<User, 'status' | 'attributes' | 'enabledMfa' | 'preferredMfa' | 'authenticator' | 'simulated'>

/**
 * What this person is offered, in the order of the service's own samples. A second factor and a first factor without a
 * password exclude each other: whoever needs the one is not offered the other.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html | Choice-based sign-in}
 */
export function offered(settings: PoolSettings, user: Facts): FirstChallenge[] {
  const passwords: FirstChallenge[] = settings.firstFactors.includes('PASSWORD') ? ['PASSWORD_SRP', 'PASSWORD'] : []
  // Recorded: whoever has a temporary password is offered nothing else.
  if (user.status === 'FORCE_CHANGE_PASSWORD' || needsMfa(settings, user)) return passwords
  return [...passwords, ...(['EMAIL_OTP', 'SMS_OTP'] as const).filter((factor) => reachable(settings, user, factor))]
}

/** Whether a sign-in of this person goes on to a second factor. */
function needsMfa(settings: PoolSettings, { enabledMfa, preferredMfa }: Facts): boolean {
  if (settings.mfa !== 'OPTIONAL') return settings.mfa === 'ON'
  return settings.factors.some((factor) => factor === preferredMfa || enabledMfa.includes(factor))
}

function reachable(settings: PoolSettings, user: Facts, factor: 'EMAIL_OTP' | 'SMS_OTP'): boolean {
  const attribute = factor === 'EMAIL_OTP' ? 'email' : 'phone_number'
  if (!settings.firstFactors.includes(factor) || !user.attributes.has(attribute)) return false
  return !settings.otpNeedsVerification || user.attributes.get(`${attribute}_verified`) === 'true'
}
