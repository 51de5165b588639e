import { check, type Check } from './check.ts'
import { optionsOf } from './configurationChecks.ts'
import { both, known } from './learned.ts'

const POLICY = {
  minimumLength: 'MinimumLength',
  requireUppercase: 'RequireUppercase',
  requireLowercase: 'RequireLowercase',
  requireNumbers: 'RequireNumbers',
  requireSymbols: 'RequireSymbols',
} as const

const LEVELS = ['Level1', 'Level2', 'Level3', 'Level4'] as const

/** Checks of the settings of the user pool. */
export const poolChecks: readonly Check[] = [
  check({
    id: 'password-policy',
    checks: 'pool.passwordPolicy is the password policy of the user pool.',
    level: 'error',
    reads: (facts) => (facts.setup.options?.pool?.passwordPolicy ? both(facts.pool, optionsOf(facts)) : null),
    problem: ([{ Policies: policies }, { pool }]) => {
      const [option, policy] = [pool?.passwordPolicy, policies?.PasswordPolicy ?? {}]
      const names = [
        'minimumLength',
        'requireUppercase',
        'requireLowercase',
        'requireNumbers',
        'requireSymbols',
      ] as const
      const differences = names
        .map((name) => ({
          name,
          option: option?.[name],
          policy: policy[POLICY[name]] ?? (name === 'minimumLength' ? 8 : false),
        }))
        .filter((rule) => rule.option !== rule.policy)
      if (differences.length === 0) return null
      const list = differences.map((rule) => `${rule.name} is ${rule.option} and ${rule.policy} in the pool`)
      return `pool.passwordPolicy differs from the user pool: ${list.join(', ')}.`
    },
    change: 'Set pool.passwordPolicy to the values of Policies.PasswordPolicy of the user pool.',
  }),
  check({
    id: 'devices-missing',
    checks: 'The user pool tracks devices if the backend remembers them.',
    level: 'error',
    reads: (facts) => {
      const { remember = 'never' } = facts.setup.options?.pool?.devices ?? {}
      return remember === 'never' ? null : facts.pool
    },
    problem: ({ DeviceConfiguration: devices }) => {
      if (!devices) return 'pool.devices is set, but the user pool tracks no devices, so none is remembered.'
      return devices.ChallengeRequiredOnNewDevice === true
        ? null
        : 'pool.devices is set, but ChallengeRequiredOnNewDevice is off, so no device replaces a second factor.'
    },
    change:
      'Set DeviceConfiguration.ChallengeRequiredOnNewDevice of the user pool to true (CDK: deviceTracking: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true }), or remove pool.devices.',
  }),
  check({
    id: 'devices-unused',
    checks: 'The backend uses the devices that the user pool tracks.',
    level: 'warning',
    reads: (facts) => (facts.setup.options?.pool?.devices ? null : both(facts.pool, optionsOf(facts))),
    problem: ([{ DeviceConfiguration: devices }]) =>
      devices
        ? 'The user pool tracks devices, but pool.devices is not set, so every sign-in confirms a new device that nobody uses.'
        : null,
    change: "Set pool.devices, such as { remember: 'ask' }, or remove DeviceConfiguration from the user pool.",
  }),
  check({
    id: 'sms-setup',
    checks: 'A user who has no second factor can set one up.',
    level: 'warning',
    reads: (facts) => both(facts.mfa, optionsOf(facts)),
    problem: ([mfa, { mfaSetup }]) => {
      const others = mfa.SoftwareTokenMfaConfiguration?.Enabled === true || mfa.EmailMfaConfiguration !== undefined
      return mfa.MfaConfiguration === 'ON' && !others && mfaSetup === undefined
        ? 'Every user needs a code by SMS, but the backend stores no phone number, so users without one cannot sign in.'
        : null
    },
    change:
      'Set mfaSetup.storePhoneNumber, or turn on authenticator apps: `aws cognito-idp set-user-pool-mfa-config` with SoftwareTokenMfaConfiguration (CDK: mfaSecondFactor: { otp: true, sms: true }).',
  }),
  check({
    id: 'passkeys',
    checks: 'Passkeys of the user pool work on the pages.',
    level: 'error',
    reads: ({ pool, mfa, setup: { authFlow, origins } }) => {
      if (authFlow !== 'USER_AUTH' || origins === null || pool.kind === 'unknown') return null
      const factors: readonly string[] = pool.value.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? []
      return factors.includes('WEB_AUTHN') ? both(mfa, known(origins.filter((origin) => URL.canParse(origin)))) : null
    },
    problem: ([{ WebAuthnConfiguration: passkeys }, origins]) => {
      const id = passkeys?.RelyingPartyId
      if (!id)
        return 'The user pool allows passkeys, but has no RelyingPartyId, so they work only on its managed login.'
      const foreign = origins.filter((origin) => !`.${new URL(origin).hostname}`.endsWith(`.${id}`))
      return foreign.length > 0 ? `Passkeys of the domain ${id} do not work on ${foreign.join(' and ')}.` : null
    },
    change:
      'Set WebAuthnConfiguration.RelyingPartyId to the domain of your pages: `aws cognito-idp set-user-pool-mfa-config` (CDK: passkeyRelyingPartyId).',
  }),
  check({
    id: 'srp-usernames',
    checks: 'Cognito tells no username before a proof by SRP.',
    level: 'warning',
    reads: ({ pool, setup: { authFlow } }) => (authFlow === 'USER_SRP_AUTH' ? pool : null),
    problem: ({ UsernameAttributes: names = [] }) =>
      names.length === 0
        ? 'Users have usernames of their own, and the first reply of USER_SRP_AUTH shows strangers which of them exist.'
        : null,
    change:
      'Use a pool whose users sign in with an email address or a phone number (UsernameAttributes), or another authFlow.',
  }),
  check({
    id: 'acr-values',
    checks: 'The user pool has the levels of stepUp.acrValues.',
    level: 'error',
    reads: (facts) => (facts.setup.options?.stepUp ? both(facts.pool, optionsOf(facts)) : null),
    problem: ([{ AcrConfiguration: levels }, { stepUp }]) => {
      const names = LEVELS.map((level, index) => levels?.[level]?.AcrValue ?? `urn:cognito:loa:${index + 1}`)
      const missing = (stepUp?.acrValues ?? []).filter((value) => !names.includes(value))
      return missing.length > 0
        ? `The user pool has no level ${missing.join(' and ')}: it has ${names.join(', ')}.`
        : null
    },
    change: 'Correct stepUp.acrValues, or set the names in AcrConfiguration of the user pool.',
  }),
]
