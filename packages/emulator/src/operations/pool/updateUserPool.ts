import type { Clock } from '../../environment/clock.ts'
import type { Pools } from '../../pool/pools.ts'
import { optionalObject, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { readKeptPoolMembers, readPoolSettings } from './poolSettingsInput.ts'

/**
 * Replaces the settings of a pool. A setting that is absent gets its default.
 * UsernameAttributes, AliasAttributes and Schema never change.
 */
export function updateUserPool({ clock, pools }: { readonly clock: Clock; readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const kept = readKeptPoolMembers(input)
    const { usernameAttributes, aliasAttributes, requiredAttributes, factors } = pool.settings
    const fixed = { usernameAttributes, aliasAttributes, requiredAttributes }
    const sms = optionalObject(input, 'SmsConfiguration') && !factors.includes('SMS_MFA') ? (['SMS_MFA'] as const) : []
    const changes = { ...readPoolSettings(input), ...fixed, factors: [...factors, ...sms] }
    pool.settings = { ...pool.settings, ...changes }
    pool.kept = kept
    pool.name = optionalText(input, 'PoolName') ?? pool.name
    pool.modified = clock.now()
    return {}
  }
}
