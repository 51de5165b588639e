import { usablePasskeys } from '../credentials/passkey.ts'
import type { FirstChallenge, FirstFactor, PoolSettings } from '../pool/settings.ts'
import type { User } from '../users/user.ts'
import { isVerified } from '../users/user.ts'

type FactorOwner = Pick<
  User,
  'status' | 'password' | 'attributes' | 'enabledMfa' | 'preferredMfa' | 'passkeys' | 'passkeyMfa'
>

/**
 * The first challenges that USER_AUTH offers this user, in the order of AWS's samples.
 * A user who needs a second factor gets only password challenges, and WEB_AUTHN if a passkey counts as both factors.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html | Choice-based sign-in}
 */
export function offeredChallenges(settings: PoolSettings, user: FactorOwner): FirstChallenge[] {
  const passwords = settings.firstFactors.includes('PASSWORD') ? settings.passwordChallenges : []
  // AWS offers a user with a temporary password only password challenges (recorded).
  if (user.status === 'FORCE_CHANGE_PASSWORD') return [...passwords]
  const others = passwordlessFactors(settings, user)
  if (!needsMfa(settings, user)) return [...passwords, ...others]
  const turnedOn = user.passkeyMfa || !settings.passkeyMfaByPreference
  const countsAsBoth = turnedOn && settings.passkeys.factor === 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  return [...passwords, ...others.filter((factor) => countsAsBoth && factor === 'WEB_AUTHN')]
}

/** ConfiguredUserAuthFactors: the first factors that the user has set up, even if a sign-in would not offer them. */
export function configuredFactors(settings: PoolSettings, user: FactorOwner): FirstFactor[] {
  const passwords: FirstFactor[] = user.password === null ? [] : ['PASSWORD']
  return [...passwords, ...passwordlessFactors(settings, user)]
}

function passwordlessFactors(settings: PoolSettings, user: FactorOwner): Exclude<FirstFactor, 'PASSWORD'>[] {
  return (['EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const).filter(
    (factor) => settings.firstFactors.includes(factor) && isReachable(settings, user, factor),
  )
}

/** Whether a sign-in of this user asks for a second factor. */
function needsMfa(settings: PoolSettings, { enabledMfa, preferredMfa }: FactorOwner): boolean {
  if (settings.mfa !== 'OPTIONAL') return settings.mfa === 'ON'
  return settings.factors.some((factor) => factor === preferredMfa || enabledMfa.includes(factor))
}

function isReachable(settings: PoolSettings, user: FactorOwner, factor: Exclude<FirstFactor, 'PASSWORD'>): boolean {
  if (factor === 'WEB_AUTHN') return usablePasskeys(settings.passkeys.relyingPartyId, user).length > 0
  const attribute = factor === 'EMAIL_OTP' ? 'email' : 'phone_number'
  if (!user.attributes.has(attribute)) return false
  return !settings.otpNeedsVerification || isVerified(user, attribute)
}
