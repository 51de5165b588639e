import type { Pool } from '../../pool/pool.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import type { MfaFactor, User } from '../../users/user.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalFlag, optionalObject, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** SetUserMFAPreference: for the signed-in user. */
export function setUserMfaPreference({
  verifyAccessToken,
}: {
  readonly verifyAccessToken: VerifyAccessToken
}): RunOperation {
  return async (input) => {
    const { pool, user } = await verifyAccessToken(text(input, 'AccessToken'))
    applyMfaPreference(pool, user, input)
    return {}
  }
}

const members = [
  ['SMS_MFA', 'SMSMfaSettings'],
  ['SOFTWARE_TOKEN_MFA', 'SoftwareTokenMfaSettings'],
  ['EMAIL_OTP', 'EmailMfaSettings'],
] as const

/** Sets the second factors that a user has turned on, and the preferred one. */
export function applyMfaPreference(pool: Pool, user: User, input: Input): void {
  const passkey = optionalFlag(optionalObject(input, 'WebAuthnMfaSettings') ?? {}, 'Enabled') ?? user.passkeyMfa
  let enabled = [...user.enabledMfa]
  let preferred = user.preferredMfa
  const wanted = members.filter(([, member]) => optionalFlag(optionalObject(input, member) ?? {}, 'PreferredMfa'))
  if (wanted.length > 1) throw invalidParameter('Only one MFA method can be preferred.')
  for (const [factor, member] of members) {
    const change = optionalObject(input, member)
    if (!change) continue
    const on = optionalFlag(change, 'Enabled') ?? enabled.includes(factor)
    const prefer = optionalFlag(change, 'PreferredMfa')
    if (on) checkDeliverable(user, factor)
    if (!on && prefer) throw invalidParameter(`${factor} must be enabled to be preferred.`)
    enabled = enabled.filter((other) => other !== factor)
    if (on) enabled.push(factor)
    if (prefer) preferred = factor
    else if (preferred === factor && (!on || prefer === false)) preferred = null
  }
  if (pool.settings.mfa === 'ON' && enabled.length === 0 && user.enabledMfa.length > 0) {
    throw invalidParameter('MFA is required for this user pool and cannot be turned off.')
  }
  if (passkey && !user.passkeyMfa) checkPasskeyMfa(pool, enabled)
  user.passkeyMfa = passkey
  user.enabledMfa = enabled
  user.preferredMfa = preferred
}

/** A passkey counts as both factors only if the pool allows it and the user has another second factor. */
function checkPasskeyMfa({ settings }: Pool, enabled: readonly MfaFactor[]): void {
  if (settings.passkeys.factor !== 'MULTI_FACTOR_WITH_USER_VERIFICATION') {
    throw invalidParameter('Passkeys are a single factor in this user pool.')
  }
  if (enabled.length === 0) throw invalidParameter('A passkey needs another MFA method beside it.')
}

function checkDeliverable(user: User, factor: MfaFactor): void {
  const attribute = factor === 'SMS_MFA' ? 'phone_number' : 'email'
  const ready = factor === 'SOFTWARE_TOKEN_MFA' ? user.authenticator !== null : user.attributes.has(attribute)
  if (!ready) throw invalidParameter(`User does not have delivery config set to turn on ${factor}`)
}
