import { type Fault, testFaults } from '../testing/doctor/faults.ts'

const devices = { remember: 'ask' } as const

const faults: readonly Fault[] = [
  [
    'another password policy',
    {
      options: {
        pool: {
          passwordPolicy: {
            minimumLength: 12,
            requireUppercase: true,
            requireLowercase: true,
            requireNumbers: true,
            requireSymbols: true,
          },
        },
      },
    },
    ['password-policy'],
    'Policies.PasswordPolicy',
  ],
  [
    'pool.devices in a pool that tracks no devices',
    {
      client: { flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] },
      options: { pool: { devices } },
    },
    ['devices-missing'],
    'ChallengeRequiredOnNewDevice',
  ],
  [
    'device tracking without pool.devices',
    { settings: { deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true } } },
    ['devices-unused'],
    'pool.devices',
  ],
  ['required MFA by SMS alone', { settings: { mfa: 'ON', factors: ['SMS_MFA'] } }, ['sms-setup'], 'storePhoneNumber'],
  [
    'passkeys of another domain',
    {
      client: { flows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      settings: { firstFactors: ['PASSWORD', 'WEB_AUTHN'] },
      options: { authFlow: 'USER_AUTH' },
    },
    ['passkeys'],
    'RelyingPartyId',
  ],
  [
    'USER_SRP_AUTH in a pool with usernames',
    { client: { flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }, options: { authFlow: 'USER_SRP_AUTH' } },
    ['srp-usernames'],
    'UsernameAttributes',
  ],
  [
    'an ACR value that the pool does not have',
    {
      client: { flows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      options: { authFlow: 'USER_AUTH', stepUp: { acrValues: ['gold'] } },
    },
    ['acr-values'],
    'stepUp.acrValues',
  ],
]

testFaults(faults)
