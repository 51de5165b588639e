import { type Fault, testFaults } from '../testing/doctor/faults.ts'

const faults: readonly Fault[] = [
  [
    'rotation without a grace period',
    { client: { flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], rotation: { gracePeriodSeconds: 0 } } },
    ['rotation-grace'],
    'RetryGracePeriodSeconds to 20',
  ],
  ['a wrong client secret', { options: { clientSecret: 'wrong' } }, ['client-secret'], 'CLIENT_SECRET'],
  ['no client secret', { options: { clientSecret: [] } }, ['client-secret'], 'describe-user-pool-client'],
  [
    'PreventUserExistenceErrors LEGACY',
    { client: { preventUserExistenceErrors: 'LEGACY' } },
    ['prevent-user-existence'],
    'ENABLED',
  ],
  ['no token revocation', { client: { tokenRevocation: false } }, ['token-revocation'], 'enableTokenRevocation'],
  [
    'another AuthSessionValidity',
    { client: { authSessionValidity: 5 } },
    ['auth-session-validity'],
    'Set pool.authSessionValidity to 5',
  ],
  [
    'an AuthSessionValidity of three minutes',
    { client: { authSessionValidity: 3 }, options: { pool: { authSessionValidity: 3 } } },
    ['auth-session-short'],
    '15 minutes',
  ],
  [
    'another RefreshTokenValidity',
    { client: { refreshTokenValidity: 12 * 3_600 } },
    ['refresh-token-validity'],
    'Set pool.refreshTokenValidity to 0.5',
  ],
]

testFaults(faults)
