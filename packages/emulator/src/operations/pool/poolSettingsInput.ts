import type { DeviceTracking, FirstFactor, PasswordPolicy, PoolSettings } from '../../pool/settings.ts'
import { defaultSettings } from '../../pool/settings.ts'
import { invalidParameter, notImplemented } from '../../wire/exceptions.ts'
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
import { keptMembers } from '../../wire/memberCheck.ts'

/** The members that change the behaviour of the emulator. */
const read = [
  'UserPoolId',
  'PoolName',
  'Policies',
  'AutoVerifiedAttributes',
  'AliasAttributes',
  'UsernameAttributes',
  'MfaConfiguration',
  'DeviceConfiguration',
  'Schema',
  'AccountRecoverySetting',
  'AcrConfiguration',
]

/** The members that DescribeUserPool returns as given. */
const kept = [
  'AdminCreateUserConfig',
  'DeletionProtection',
  'SmsVerificationMessage',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'VerificationMessageTemplate',
  'SmsAuthenticationMessage',
  'EmailConfiguration',
  'SmsConfiguration',
  'UserPoolTags',
  'UserPoolTier',
  'UsernameConfiguration',
]

/** The members that DescribeUserPool returns as given. Refuses members that the emulator does not support. */
export function readKeptPoolMembers(input: Input): Input {
  if (optionalFlag(optionalObject(input, 'UsernameConfiguration') ?? {}, 'CaseSensitive')) {
    throw notImplemented('A pool with case-sensitive usernames')
  }
  const passwordPolicy = optionalObject(optionalObject(input, 'Policies') ?? {}, 'PasswordPolicy') ?? {}
  if (optionalNumber(passwordPolicy, 'PasswordHistorySize')) throw notImplemented('PasswordHistorySize')
  return keptMembers(input, read, kept)
}

/** The settings that CreateUserPool and UpdateUserPool read. A setting that is absent gets its default. */
export function readPoolSettings(input: Input): Partial<PoolSettings> {
  const recoverySetting = optionalObject(input, 'AccountRecoverySetting')
  const recovery = objectList(recoverySetting ?? {}, 'RecoveryMechanisms')
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
    recovery: recoverySetting
      ? allOf(
          byPriority.map((option) => text(option, 'Name').replace(/^verified_/, '')),
          ['email', 'phone_number'] as const,
        )
      : null,
    deviceTracking: device ? readDeviceTracking(device) : null,
    acrValues: readAcrValues(optionalObject(input, 'AcrConfiguration')),
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

/** A level that is absent keeps its default name. Two levels must not have the same name. */
function readAcrValues(levels: Input | undefined): PoolSettings['acrValues'] {
  if (!levels) return defaultSettings.acrValues
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
