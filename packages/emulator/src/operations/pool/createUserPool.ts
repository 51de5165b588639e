import { describePool } from '../../pool/userPoolType.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import {
  objectList,
  optionalFlag,
  optionalNumber,
  optionalObject,
  optionalText,
  text,
  textList,
} from '../../wire/input.ts'
import type { Input } from '../../wire/input.ts'
import { createPool } from '../../pool/pool.ts'
import { randomDigits } from '../../environment/random.ts'
import type { DeviceTracking, FirstFactor, PasswordPolicy, PoolSettings } from '../../pool/settings.ts'
import { defaultSettings } from '../../pool/settings.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Another pool at the same endpoint. Factors are switched on by SetUserPoolMfaConfig. */
export function createUserPool({ service, input }: Call): Output {
  const region = [...service.pools.values()][0]?.region ?? 'us-east-1'
  const id = `${region}_${randomDigits(service.random, 9)}`
  const label = text(input, 'PoolName')
  const pool = createPool({ id, label, settings: settingsOf(input) }, service.random, service.clock.now())
  service.pools.set(id, pool)
  return { UserPool: describePool(pool) }
}

function settingsOf(input: Input): Partial<PoolSettings> {
  const recovery = objectList(optionalObject(input, 'AccountRecoverySetting') ?? {}, 'RecoveryMechanisms')
  const byPriority = recovery.toSorted(
    (a, b) => (optionalNumber(a, 'Priority') ?? 0) - (optionalNumber(b, 'Priority') ?? 0),
  )
  const device = optionalObject(input, 'DeviceConfiguration')
  const schema = objectList(input, 'Schema').filter((attribute) => optionalFlag(attribute, 'Required'))
  return {
    firstFactors: firstFactorsOf(input),
    autoVerify: several(textList(input, 'AutoVerifiedAttributes'), ['email', 'phone_number'] as const),
    selfSignUp: !optionalFlag(optionalObject(input, 'AdminCreateUserConfig') ?? {}, 'AllowAdminCreateUserOnly'),
    mfa: oneOf(optionalText(input, 'MfaConfiguration'), ['OFF', 'OPTIONAL', 'ON'] as const) ?? 'OFF',
    factors: optionalObject(input, 'SmsConfiguration') ? ['SMS_MFA'] : [],
    usernameAttributes: several(textList(input, 'UsernameAttributes'), ['email', 'phone_number'] as const),
    aliasAttributes: several(textList(input, 'AliasAttributes'), [
      'email',
      'phone_number',
      'preferred_username',
    ] as const),
    passwordPolicy: policyOf(optionalObject(optionalObject(input, 'Policies') ?? {}, 'PasswordPolicy') ?? {}),
    requiredAttributes: schema.map((attribute) => text(attribute, 'Name')),
    recovery: several(
      byPriority.map((option) => text(option, 'Name').replace(/^verified_/, '')),
      ['email', 'phone_number'] as const,
    ),
    deviceTracking: device ? trackingOf(device) : null,
    acrValues: acrValuesOf(optionalObject(input, 'AcrConfiguration') ?? {}),
  }
}

function firstFactorsOf(input: Input): FirstFactor[] {
  const policy = optionalObject(optionalObject(input, 'Policies') ?? {}, 'SignInPolicy') ?? {}
  const factors = several(textList(policy, 'AllowedFirstAuthFactors'), [
    'PASSWORD',
    'EMAIL_OTP',
    'SMS_OTP',
    'WEB_AUTHN',
  ] as const)
  return factors.length > 0 ? factors : ['PASSWORD']
}

/** Levels that are left out keep their default names, and no two may have the same. */
function acrValuesOf(levels: Input): PoolSettings['acrValues'] {
  const [one, two, three, four] = defaultSettings.acrValues
  const named = (level: string, unset: string): string =>
    optionalText(optionalObject(levels, level) ?? {}, 'AcrValue') ?? unset
  const values = [named('Level1', one), named('Level2', two), named('Level3', three), named('Level4', four)] as const
  if (new Set(values).size < values.length) throw invalidParameter('AcrValue must be unique across all levels.')
  return values
}

function policyOf(policy: Input): PasswordPolicy {
  const unset = defaultSettings.passwordPolicy
  return {
    minimumLength: optionalNumber(policy, 'MinimumLength') ?? unset.minimumLength,
    requireUppercase: optionalFlag(policy, 'RequireUppercase') ?? unset.requireUppercase,
    requireLowercase: optionalFlag(policy, 'RequireLowercase') ?? unset.requireLowercase,
    requireNumbers: optionalFlag(policy, 'RequireNumbers') ?? unset.requireNumbers,
    requireSymbols: optionalFlag(policy, 'RequireSymbols') ?? unset.requireSymbols,
    temporaryPasswordValidityDays: optionalNumber(policy, 'TemporaryPasswordValidityDays') ?? 7,
  }
}

function trackingOf(device: Input): DeviceTracking {
  return {
    challengeRequiredOnNewDevice: optionalFlag(device, 'ChallengeRequiredOnNewDevice') ?? false,
    onlyRememberedOnUserPrompt: optionalFlag(device, 'DeviceOnlyRememberedOnUserPrompt') ?? false,
  }
}

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((name) => name === value)
}

function several<T extends string>(values: readonly string[] | undefined, allowed: readonly T[]): T[] {
  return (values ?? []).flatMap((value) => oneOf(value, allowed) ?? [])
}
