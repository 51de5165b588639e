import type { PoolSettings } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { examine, type PatientOptions } from '../testing/doctor/patient.ts'
import { testKey } from '../testing/testBackend.ts'

test('a backend that is set up as SECURITY.md says has no finding', async () => {
  const { results } = await examine()
  expect(results.filter(({ level }) => level !== 'ok')).toEqual([])
  expect(results.length).toBeGreaterThan(20)
})

const triggers: PoolSettings['triggers'] = {
  defineAuthChallenge: (event) => event,
  createAuthChallenge: (event) => event,
  verifyAuthChallengeResponse: (event) => event,
}
const passkeyPool = { firstFactors: ['PASSWORD', 'WEB_AUTHN'] } as const
const devices = { remember: 'ask' } as const
const denied = (message: string) => ({ kind: 'error', name: 'AccessDeniedException', message }) as const

/** A fault, the findings of the doctor, and words of the change of the first finding. */
const faults: readonly (readonly [string, PatientOptions, readonly string[], string])[] = [
  [
    'a seal key of 16 bytes',
    { options: { keys: [{ id: 'k', secret: new Uint8Array(16) }] } },
    ['seal-keys'],
    '--new-key',
  ],
  ['two seal keys with one id', { options: { keys: [testKey, testKey] } }, ['seal-keys'], '--new-key'],
  [
    'a passphrase as seal key',
    { options: { keys: [{ id: 'k', secret: new TextEncoder().encode('correct horse battery staple lamp') }] } },
    ['seal-keys'],
    '--new-key',
  ],
  ['an origin with a path', { options: { origins: ['https://app.example.com/'] } }, ['origins'], 'without a path'],
  [
    'an origin without TLS',
    { options: { origins: ['http://app.example.com'] } },
    ['origins'],
    'https://app.example.com',
  ],
  ['an option that the backend refuses', { options: { instances: 0 } }, ['options'], 'createSignInHandler'],
  ['a timeout that is longer than the page waits', { options: { timeout: 20_000 } }, ['timeout'], '10500 ms'],
  ['another region', { region: 'eu-central-1' }, ['region'], "region: 'us-east-1'"],
  ['an id without region', { options: { userPoolId: 'Emulator1' } }, ['region', 'user-pool'], 'Copy the id'],
  ['another user pool', { options: { userPoolId: 'us-east-1_Other' } }, ['user-pool'], 'userPoolId'],
  ['another app client', { options: { clientId: 'another' } }, ['app-client'], 'list-user-pool-clients'],
  ['no AWS credentials', { withoutCredentials: true }, ['credentials'], 'aws sso login'],
  [
    'credentials that AWS refuses',
    {
      before: ({ faults: next }) => {
        const fault = { kind: 'error', name: 'UnrecognizedClientException', message: 'invalid', times: 1 } as const
        for (const name of signed) next.next(name, fault)
      },
    },
    ['credentials'],
    'get-caller-identity',
  ],
  [
    'a role without an Admin action',
    { before: ({ faults: next }) => next.next('AdminRespondToAuthChallenge', denied('not authorized')) },
    ['iam-actions'],
    'Allow cognito-idp:AdminRespondToAuthChallenge on arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Emulator1',
  ],
  ['a clock that is ten minutes ahead', { clockAhead: 600_000 }, ['clock'], 'NTP'],
  ['a clock that is a minute behind', { clockAhead: -60_000 }, ['clock-drift'], 'NTP'],
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
    'rotation without a grace period',
    { client: { flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], rotation: { gracePeriodSeconds: 0 } } },
    ['rotation-grace'],
    'RetryGracePeriodSeconds to 20',
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
      settings: passkeyPool,
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

const signed = [
  'DescribeUserPool',
  'DescribeUserPoolClient',
  'GetUserPoolMfaConfig',
  'AdminInitiateAuth',
  'AdminRespondToAuthChallenge',
]

test.each(faults)('%s: the doctor names the fault and the change', async (_, patient, ids, change) => {
  const { results, found } = await examine(patient)
  expect(found).toEqual(ids)
  const finding = results.find(({ id }) => id === ids[0])
  expect(finding).toMatchObject({ change: expect.stringContaining(change) as string })
  expect(finding).toMatchObject({ problem: expect.stringMatching(/\.$/) as string })
})

test.each([
  ['CUSTOM_AUTH', 'ALLOW_CUSTOM_AUTH', { triggers }],
  ['USER_SRP_AUTH', 'ALLOW_USER_SRP_AUTH', { usernameAttributes: ['email'] }],
  [
    'USER_AUTH',
    'ALLOW_USER_AUTH',
    {
      ...passkeyPool,
      passkeys: { relyingPartyId: 'example.com', userVerification: 'preferred', factor: 'SINGLE_FACTOR' },
    },
  ],
] as const)('a good backend with %s has no finding', async (authFlow, flow, settings) => {
  const client = { flows: [flow, 'ALLOW_REFRESH_TOKEN_AUTH'] }
  expect((await examine({ client, settings, options: { authFlow } })).found).toEqual([])
})

test('an identity that may describe nothing gets the checks that need no description, and the reason for the others', async () => {
  const { results, found } = await examine({
    before: ({ faults: next }) => {
      for (const name of signed.slice(0, 3)) next.next(name, denied('not authorized'))
    },
  })
  expect(found).toEqual([])
  const unchecked = results.filter(({ level }) => level === 'not checked')
  expect(unchecked).toContainEqual({
    id: 'token-revocation',
    checks: 'A sign-out revokes the tokens.',
    level: 'not checked',
    reason: 'AWS denies cognito-idp:DescribeUserPoolClient to this identity',
  })
  const checked = results.filter(({ level }) => level === 'ok').map(({ id }) => id)
  expect(checked).toEqual(expect.arrayContaining(['client-secret', 'iam-actions', 'clock', 'region']))
})

test('the examination changes nothing, sends no message and names no user', async () => {
  const { pool } = await examine()
  expect(pool.outbox.messages()).toEqual([])
  expect(pool.user('ada')?.status).toBe('CONFIRMED')
  expect(JSON.stringify(pool.requestLog.list().map(({ request }) => request))).not.toContain('ada')
})
