import type { Assurance } from '../factors/assurance.ts'
import { levelOf, secondFactorsTo } from '../factors/assurance.ts'
import type { PoolSettings } from '../pool/settings.ts'
import type { MfaFactor } from '../users/user.ts'

/** The facts that decide the next step. The engine is a pure function of these facts. */
export interface EngineInput {
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
  /** Whether the user has completed or set up a second factor in this sign-in. */
  readonly secondFactorDone: boolean
  /** The methods that the user has completed, and the level to reach. */
  readonly assurance: Assurance
}

/** The next step of a sign-in: tokens, a challenge, or no possible method. */
export type NextStep =
  | { readonly step: 'TOKENS' }
  | { readonly step: 'NEW_PASSWORD_REQUIRED' | 'DEVICE_SRP_AUTH' | MfaFactor }
  | { readonly step: 'SELECT_MFA_TYPE' | 'MFA_SETUP'; readonly choices: readonly MfaFactor[] }
  | { readonly step: 'NO_METHOD' }

const tokens: NextStep = { step: 'TOKENS' }

/**
 * Decides the next step from the pool, the user and the methods that the user has completed.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html | MFA in the developer guide}
 */
export function nextStep(input: EngineInput): NextStep {
  const { pool, user } = input
  if (user.mustChangePassword) return { step: 'NEW_PASSWORD_REQUIRED' }
  if (levelOf(input.assurance.methods) < input.assurance.target) return stepUp(input)
  if (input.secondFactorDone) return tokens
  if (input.deviceRemembered && pool.deviceTracking?.challengeRequiredOnNewDevice) return { step: 'DEVICE_SRP_AUTH' }
  if (pool.mfa === 'OFF') return tokens
  return pool.mfa === 'OPTIONAL' ? optionalMfa(input) : requiredMfa(input)
}

function optionalMfa(input: EngineInput): NextStep {
  const enabled = input.user.enabledMfa.filter((factor) => isUsable(input, factor))
  const preferred = preferredFactor(input)
  if (preferred) return { step: preferred }
  return choose(enabled) ?? tokens
}

function requiredMfa(input: EngineInput): NextStep {
  const { pool } = input
  const preferred = preferredFactor(input)
  if (preferred) return { step: preferred }

  const recovery = recoveryFactor(input)
  const channels = (['SMS_MFA', 'EMAIL_OTP'] as const).filter((factor) => isUsable(input, factor))
  const eligible = channels.filter((factor) => factor !== recovery)
  if (isUsable(input, 'SOFTWARE_TOKEN_MFA')) return choose([...eligible, 'SOFTWARE_TOKEN_MFA']) ?? noMethod
  if (channels.length === 0) return setUp(pool.factors.filter((factor) => factor !== recovery))
  // The address or phone number that recovers the account cannot also be the second factor.
  return choose(eligible) ?? setUp(pool.factors.filter((factor) => factor === 'SOFTWARE_TOKEN_MFA'))
}

/** A step-up asks for a factor that reaches the requested level. It never issues DEVICE_SRP_AUTH or MFA_SETUP. */
function stepUp(input: EngineInput): NextStep {
  const factors = secondFactorsTo(input.assurance, secondFactors(input))
  const preferred = factors.find((factor) => factor === input.user.preferredMfa)
  return choose(preferred ? [preferred] : factors) ?? noMethod
}

/** The second factors that a user has, even if the pool does not require one. */
export function secondFactors(input: EngineInput): MfaFactor[] {
  const { pool, user } = input
  if (pool.mfa === 'OFF') return []
  const eligible = pool.mfa === 'ON' ? pool.factors.filter((factor) => factor !== recoveryFactor(input)) : []
  const chosen = [...user.enabledMfa, user.preferredMfa, 'SOFTWARE_TOKEN_MFA', ...eligible]
  return ordered(pool.factors.filter((factor) => chosen.includes(factor) && isUsable(input, factor)))
}

const noMethod: NextStep = { step: 'NO_METHOD' }

function setUp(choices: readonly MfaFactor[]): NextStep {
  return choices.length === 0 ? noMethod : { step: 'MFA_SETUP', choices: ordered(choices) }
}

function choose(factors: readonly MfaFactor[]): NextStep | undefined {
  const [only, ...others] = factors
  if (!only) return undefined
  return others.length === 0 ? { step: only } : { step: 'SELECT_MFA_TYPE', choices: ordered(factors) }
}

function preferredFactor(input: EngineInput): MfaFactor | undefined {
  const { preferredMfa } = input.user
  return preferredMfa && isUsable(input, preferredMfa) ? preferredMfa : undefined
}

function isUsable({ pool, user }: EngineInput, factor: MfaFactor): boolean {
  if (!pool.factors.includes(factor)) return false
  if (factor === 'SOFTWARE_TOKEN_MFA') return user.totpVerified
  return factor === 'SMS_MFA' ? user.hasPhone : user.hasEmail
}

/** The second factor that uses the same channel as the account recovery of this user. */
function recoveryFactor({ pool, user }: EngineInput): MfaFactor | undefined {
  const channel = pool.recovery?.find((name) => (name === 'email' ? user.hasEmail : user.hasPhone))
  return channel && (channel === 'email' ? 'EMAIL_OTP' : 'SMS_MFA')
}

function ordered(factors: readonly MfaFactor[]): MfaFactor[] {
  return (['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const).filter((factor) => factors.includes(factor))
}
