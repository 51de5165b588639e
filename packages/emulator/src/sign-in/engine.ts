import type { Assurance } from '../factors/assurance.ts'
import { levelOf, secondFactorsTo } from '../factors/assurance.ts'
import type { MfaFactor, PoolSettings } from '../pool/settings.ts'

/** What the decision rests on. Plain facts: no stores, no clock. */
export interface Situation {
  readonly pool: Pick<PoolSettings, 'mfa' | 'factors' | 'recovery' | 'deviceTracking'>
  readonly user: {
    readonly mustChangePassword: boolean
    readonly hasEmail: boolean
    readonly hasPhone: boolean
    readonly totpVerified: boolean
    readonly enabledMfa: readonly MfaFactor[]
    readonly preferredMfa: MfaFactor | null
  }
  /** Whether the request named a device of this user that is confirmed and remembered. */
  readonly deviceRemembered: boolean
  /** Whether a second factor, or setting one up, already happened in this attempt. */
  readonly secondFactorProved: boolean
  /** What has been proved, and the level it must come to. */
  readonly assurance: Assurance
}

export type Next =
  | { readonly step: 'TOKENS' }
  | { readonly step: 'NEW_PASSWORD_REQUIRED' | 'DEVICE_SRP_AUTH' | MfaFactor }
  | { readonly step: 'SELECT_MFA_TYPE' | 'MFA_SETUP'; readonly choices: readonly MfaFactor[] }
  | { readonly step: 'NO_METHOD' }

const tokens: Next = { step: 'TOKENS' }

/**
 * What comes next for this pool, this user and what they have proved.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html | MFA in the developer guide}
 */
export function next(situation: Situation): Next {
  const { pool, user } = situation
  if (user.mustChangePassword) return { step: 'NEW_PASSWORD_REQUIRED' }
  if (levelOf(situation.assurance.methods) < situation.assurance.target) return stepUp(situation)
  if (situation.secondFactorProved) return tokens
  if (situation.deviceRemembered && pool.deviceTracking?.challengeRequiredOnNewDevice)
    return { step: 'DEVICE_SRP_AUTH' }
  if (pool.mfa === 'OFF') return tokens
  return pool.mfa === 'OPTIONAL' ? optional(situation) : required(situation)
}

function optional(situation: Situation): Next {
  const enabled = situation.user.enabledMfa.filter((factor) => usable(situation, factor))
  const preferred = preference(situation)
  if (preferred) return { step: preferred }
  return choose(enabled) ?? tokens
}

function required(situation: Situation): Next {
  const { pool } = situation
  const preferred = preference(situation)
  if (preferred) return { step: preferred }

  const recovery = recoveryFactor(situation)
  const channels = (['SMS_MFA', 'EMAIL_OTP'] as const).filter((factor) => usable(situation, factor))
  const eligible = channels.filter((factor) => factor !== recovery)
  if (usable(situation, 'SOFTWARE_TOKEN_MFA')) return choose([...eligible, 'SOFTWARE_TOKEN_MFA']) ?? noMethod
  if (channels.length === 0) return setUp(pool.factors.filter((factor) => factor !== recovery))
  // The only channel there is also recovers the account, so it cannot be the second factor as well.
  return choose(eligible) ?? setUp(pool.factors.filter((factor) => factor === 'SOFTWARE_TOKEN_MFA'))
}

/** A step-up asks for what reaches its level, and neither for a device nor for setting anything up. */
function stepUp(situation: Situation): Next {
  const factors = secondFactorsTo(situation.assurance, secondFactors(situation))
  const preferred = factors.find((factor) => factor === situation.user.preferredMfa)
  return choose(preferred ? [preferred] : factors) ?? noMethod
}

/** The second factors that a person has, whether or not the pool demands one. */
export function secondFactors(situation: Situation): MfaFactor[] {
  const { pool, user } = situation
  if (pool.mfa === 'OFF') return []
  const eligible = pool.mfa === 'ON' ? pool.factors.filter((factor) => factor !== recoveryFactor(situation)) : []
  const chosen = [...user.enabledMfa, user.preferredMfa, 'SOFTWARE_TOKEN_MFA', ...eligible]
  return ordered(pool.factors.filter((factor) => chosen.includes(factor) && usable(situation, factor)))
}

const noMethod: Next = { step: 'NO_METHOD' }

function setUp(choices: readonly MfaFactor[]): Next {
  return choices.length === 0 ? noMethod : { step: 'MFA_SETUP', choices: ordered(choices) }
}

function choose(factors: readonly MfaFactor[]): Next | undefined {
  const [only, ...others] = factors
  if (!only) return undefined
  return others.length === 0 ? { step: only } : { step: 'SELECT_MFA_TYPE', choices: ordered(factors) }
}

function preference(situation: Situation): MfaFactor | undefined {
  const { preferredMfa } = situation.user
  return preferredMfa && usable(situation, preferredMfa) ? preferredMfa : undefined
}

function usable({ pool, user }: Situation, factor: MfaFactor): boolean {
  if (!pool.factors.includes(factor)) return false
  if (factor === 'SOFTWARE_TOKEN_MFA') return user.totpVerified
  return factor === 'SMS_MFA' ? user.hasPhone : user.hasEmail
}

/** The factor that shares its channel with the account recovery this user would get: the first option they have. */
function recoveryFactor({ pool, user }: Situation): MfaFactor | undefined {
  const channel = pool.recovery.find((name) => (name === 'email' ? user.hasEmail : user.hasPhone))
  return channel && (channel === 'email' ? 'EMAIL_OTP' : 'SMS_MFA')
}

function ordered(factors: readonly MfaFactor[]): MfaFactor[] {
  return (['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const).filter((factor) => factors.includes(factor))
}
