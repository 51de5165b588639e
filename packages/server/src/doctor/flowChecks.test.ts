import { type Fault, testFaults } from '../testing/doctor/faults.ts'

const devices = { remember: 'ask' } as const

const faults: readonly Fault[] = [
  [
    'an app client without the auth flow',
    { client: { flows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] } },
    ['auth-flow'],
    'Add ALLOW_ADMIN_USER_PASSWORD_AUTH to ExplicitAuthFlows',
  ],
  [
    'an app client without the flow of remembered devices',
    {
      settings: { deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true } },
      options: { pool: { devices } },
    },
    ['device-flow'],
    'ALLOW_USER_SRP_AUTH',
  ],
  [
    'an app client with the public password flow',
    { client: { flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] } },
    ['user-password-flow'],
    'Remove ALLOW_USER_PASSWORD_AUTH',
  ],
  [
    'an app client that does not allow refreshes',
    { client: { flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] } },
    ['refresh-flow'],
    'Add ALLOW_REFRESH_TOKEN_AUTH',
  ],
  [
    'rotation with ALLOW_REFRESH_TOKEN_AUTH',
    { client: { rotation: { gracePeriodSeconds: 30 } } },
    ['rotation-flow'],
    'Remove ALLOW_REFRESH_TOKEN_AUTH',
  ],
  [
    'CUSTOM_AUTH in a pool without triggers',
    {
      client: { flows: ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      settings: { triggers: { defineAuthChallenge: (event) => event } },
      options: { authFlow: 'CUSTOM_AUTH' },
    },
    ['custom-triggers'],
    'LambdaConfig',
  ],
  [
    'a preferred first factor that the pool does not allow',
    {
      client: { flows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      options: { authFlow: 'USER_AUTH', pool: { preferredChallenge: 'EMAIL_OTP' } },
    },
    ['preferred-challenge'],
    'AllowedFirstAuthFactors',
  ],
]

testFaults(faults)
