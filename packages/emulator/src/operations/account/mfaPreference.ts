import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalFlag, optionalObject } from '../../wire/input.ts'
import type { Pool } from '../../pool/pool.ts'
import type { MfaFactor } from '../../pool/settings.ts'
import type { User } from '../../users/user.ts'

const members = [
  ['SMS_MFA', 'SMSMfaSettings'],
  ['SOFTWARE_TOKEN_MFA', 'SoftwareTokenMfaSettings'],
  ['EMAIL_OTP', 'EmailMfaSettings'],
] as const

/** SetUserMFAPreference and its Admin twin: which factors a person uses, and which one they prefer. */
export function setPreference(pool: Pool, user: User, input: Input): void {
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

/** Marks a factor as one the person uses. */
export function enable(user: User, factor: MfaFactor): void {
  if (!user.enabledMfa.includes(factor)) user.enabledMfa = [...user.enabledMfa, factor]
}

/** A passkey can count for both factors only where the pool is set so, and beside another second factor. */
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
