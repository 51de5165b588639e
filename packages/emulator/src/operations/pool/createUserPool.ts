import type { Clock } from '../../environment/clock.ts'
import type { Random } from '../../environment/random.ts'
import { randomDigits } from '../../environment/random.ts'
import { createPool } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import type { DeviceTracking, FirstFactor, PasswordPolicy, PoolSettings } from '../../pool/settings.ts'
import { defaultSettings } from '../../pool/settings.ts'
import { toUserPoolType } from '../../pool/userPoolType.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import {
  objectList,
  optionalFlag,
  optionalNumber,
  optionalObject,
  optionalText,
  text,
  textList,
} from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** Adds another pool behind the same endpoint. SetUserPoolMfaConfig turns its second factors on. */
export function createUserPool({
  clock,
  random,
  pools,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly pools: Pools
}): RunOperation {
  return (input) => {
    const region = pools.first()?.region ?? 'us-east-1'
    const id = `${region}_${randomDigits(random, 9)}`
    const options = { id, name: text(input, 'PoolName'), settings: readSettings(input) }
    const pool = createPool(options, random, clock.now())
    pools.add(pool)
    return { UserPool: toUserPoolType(pool) }
  }
}

function readSettings(input: Input): Partial<PoolSettings> {
  const recovery = objectList(optionalObject(input, 'AccountRecoverySetting') ?? {}, 'RecoveryMechanisms')
  const byPriority = recovery.toSorted(
    (a, b) => (optionalNumber(a, 'Priority') ?? 0) - (optionalNumber(b, 'Priority') ?? 0),
  )
  const device = optionalObject(input, 'DeviceConfiguration')
  const schema = objectList(input, 'Schema').filter((attribute) => optionalFlag(attribute, 'Required'))
  return {
    firstFactors: readFirstFactors(input),
    autoVerify: allOf(textList(input, 'AutoVerifiedAttributes'), ['email', 'phone_number'] as const),
    selfSignUp: !optionalFlag(optionalObject(input, 'AdminCreateUserConfig') ?? {}, 'AllowAdminCreateUserOnly'),
    mfa: oneOf(optionalText(input, 'MfaConfiguration'), ['OFF', 'OPTIONAL', 'ON'] as const) ?? 'OFF',
    factors: optionalObject(input, 'SmsConfiguration') ? ['SMS_MFA'] : [],
    usernameAttributes: allOf(textList(input, 'UsernameAttributes'), ['email', 'phone_number'] as const),
    aliasAttributes: allOf(textList(input, 'AliasAttributes'), [
      'email',
      'phone_number',
      'preferred_username',
    ] as const),
    passwordPolicy: readPasswordPolicy(optionalObject(optionalObject(input, 'Policies') ?? {}, 'PasswordPolicy') ?? {}),
    requiredAttributes: schema.map((attribute) => text(attribute, 'Name')),
    recovery: allOf(
      byPriority.map((option) => text(option, 'Name').replace(/^verified_/, '')),
      ['email', 'phone_number'] as const,
    ),
    deviceTracking: device ? readDeviceTracking(device) : null,
    acrValues: readAcrValues(optionalObject(input, 'AcrConfiguration') ?? {}),
  }
}

function readFirstFactors(input: Input): FirstFactor[] {
  const policy = optionalObject(optionalObject(input, 'Policies') ?? {}, 'SignInPolicy') ?? {}
  const factors = allOf(textList(policy, 'AllowedFirstAuthFactors'), [
    'PASSWORD',
    'EMAIL_OTP',
    'SMS_OTP',
    'WEB_AUTHN',
  ] as const)
  return factors.length > 0 ? factors : ['PASSWORD']
}

/** A level that is absent keeps its default name. Two levels may not have the same name. */
function readAcrValues(levels: Input): PoolSettings['acrValues'] {
  const [one, two, three, four] = defaultSettings.acrValues
  const nameOf = (level: string, fallback: string): string =>
    optionalText(optionalObject(levels, level) ?? {}, 'AcrValue') ?? fallback
  const values = [
    nameOf('Level1', one),
    nameOf('Level2', two),
    nameOf('Level3', three),
    nameOf('Level4', four),
  ] as const
  if (new Set(values).size < values.length) throw invalidParameter('AcrValue must be unique across all levels.')
  return values
}

function readPasswordPolicy(policy: Input): PasswordPolicy {
  const defaults = defaultSettings.passwordPolicy
  return {
    minimumLength: optionalNumber(policy, 'MinimumLength') ?? defaults.minimumLength,
    requireUppercase: optionalFlag(policy, 'RequireUppercase') ?? defaults.requireUppercase,
    requireLowercase: optionalFlag(policy, 'RequireLowercase') ?? defaults.requireLowercase,
    requireNumbers: optionalFlag(policy, 'RequireNumbers') ?? defaults.requireNumbers,
    requireSymbols: optionalFlag(policy, 'RequireSymbols') ?? defaults.requireSymbols,
    temporaryPasswordValidityDays: optionalNumber(policy, 'TemporaryPasswordValidityDays') ?? 7,
  }
}

function readDeviceTracking(device: Input): DeviceTracking {
  return {
    challengeRequiredOnNewDevice: optionalFlag(device, 'ChallengeRequiredOnNewDevice') ?? false,
    onlyRememberedOnUserPrompt: optionalFlag(device, 'DeviceOnlyRememberedOnUserPrompt') ?? false,
  }
}

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((name) => name === value)
}

function allOf<T extends string>(values: readonly string[] | undefined, allowed: readonly T[]): T[] {
  return (values ?? []).flatMap((value) => oneOf(value, allowed) ?? [])
}
