import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider'
import type { SignInHandlerOptions } from '../index.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { createTestBackend, errorOf, PASSWORD, type TestBackendOptions } from '../testing/testBackend.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sentencesOf } from '../setup/mistakes.ts'
import { MISTAKE_OF } from './advice.ts'
import { cognitoError, EXCEPTIONS } from './errors.ts'

const region = 'eu-central-1'
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }

// The tests run as on a machine without any AWS settings.
beforeEach(() => {
  const names = ['AWS_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_WEB_IDENTITY_TOKEN_FILE']
  for (const name of [...names, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'])
    vi.stubEnv(name, undefined)
  for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/no/such/file')
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
})
afterEach(() => vi.unstubAllEnvs())

/** The event of a sign-in that fails, and the text that the page gets. */
async function failedStart(options: TestBackendOptions, overrides: Partial<SignInHandlerOptions> = {}) {
  const { newHandler, events } = createTestBackend(options)
  const password = overrides.authFlow === 'CUSTOM_AUTH' ? {} : { password: PASSWORD }
  const browser = createTestBrowser(newHandler(overrides))
  const error = await errorOf(browser.call('start', { username: 'ada', ...password }))
  return { event: events.at(-1), message: error.message }
}

test.each<[string, CognitoIdentityProviderClientConfig, string | null, RegExp]>([
  ['no region', { credentials }, null, /no valid region.*new CognitoIdentityProviderClient\(\{ region \}\)/],
  ['a region that cannot exist', { region: 'eu central 1', credentials }, null, /no valid region/],
  ['no AWS credentials', { region }, 'CredentialsProviderError', /no AWS credentials.*AWS_ACCESS_KEY_ID/],
])(
  'an SDK client with %s is `server_misconfigured`, and the event says what to do',
  async (_, client, exception, advice) => {
    const cognito = new CognitoIdentityProviderClient(client)
    const { event, message } = await failedStart({}, { cognito })
    expect(event).toMatchObject({ code: 'server_misconfigured', exception })
    expect(event?.advice).toMatch(advice)
    expect(message).toBe('server_misconfigured')
  },
)

test.each<[string, TestBackendOptions, Partial<SignInHandlerOptions>, RegExp]>([
  ['another user pool', {}, { userPoolId: 'us-east-1_Other0000' }, /Correct `userPoolId`, `clientId`/],
  ['another app client', {}, { clientId: 'other' }, /Correct `userPoolId`, `clientId`/],
  ['another client secret', {}, { clientSecret: 'other' }, /Set `clientSecret` to the secret/],
  [
    'an auth flow that the app client does not allow',
    { client: { flows: ['ALLOW_USER_AUTH'] } },
    {},
    /ExplicitAuthFlows/,
  ],
  [
    'CUSTOM_AUTH without triggers',
    { client: { flows: ['ALLOW_CUSTOM_AUTH'] } },
    { authFlow: 'CUSTOM_AUTH' },
    /Lambda triggers/,
  ],
])(
  'a backend with %s is `server_misconfigured`, and the event says what to do',
  async (_, options, overrides, advice) => {
    const { event, message } = await failedStart(options, overrides)
    expect(event?.code).toBe('server_misconfigured')
    expect(event?.advice).toMatch(advice)
    expect(message).toBe('server_misconfigured')
  },
)

test.each([
  ['NotAuthorizedException', 'Unable to verify secret hash for client abc'],
  ['NotAuthorizedException', 'SecretHash does not match for the client: abc'],
  ['NotAuthorizedException', 'Client abc is configured with secret but SECRET_HASH was not received'],
  ['NotAuthorizedException', 'Client abc is configured for secret but secret was not received'],
  ['UnauthorizedException', 'Unable to verify secret hash for client abc'],
])('%s with “%s” is about the client secret, and not about the password of the user', (name, message) => {
  const error = cognitoError({ name, message, $fault: 'client' }, 'start')
  expect(error.message).toBe(`server_misconfigured: ${sentencesOf('client_secret')}`)
})

test('advice is for errors of the SDK and for exceptions that may mean `server_misconfigured`', () => {
  for (const { name, message } of MISTAKE_OF.filter((row) => row.name !== 'Error')) {
    const row = EXCEPTIONS[name]
    const codes = [row?.code, ...(row?.messages ?? []).map(([, code]) => code)]
    expect(codes, `${name} ${message}`).toContain('server_misconfigured')
  }
})

test('advice fits into the 200 characters of an event', () => {
  const long = MISTAKE_OF.filter(({ mistake }) => `server_misconfigured: ${sentencesOf(mistake)}`.length > 200)
  expect(long).toEqual([])
})
