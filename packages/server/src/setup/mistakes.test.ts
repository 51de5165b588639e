import { afterEach, expect, test, vi } from 'vitest'
import {
  createTestBackend,
  errorOf,
  PASSWORD,
  startChallenge,
  answer,
  type TestBackendOptions,
  TOTP_SECRET,
} from '../testing/testBackend.ts'
import { MISTAKE_IDS, type MistakeId } from './mistakes.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const origin = 'https://app.example.com'
const credentials = { username: 'ada', password: PASSWORD }
const page = { 'content-type': 'application/json', 'x-ck-csrf': '1', 'sec-fetch-site': 'same-origin', origin }
const mfa = {
  settings: { mfa: 'ON' },
  users: [{ username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET }],
} as const satisfies TestBackendOptions

const createBackend = (options: TestBackendOptions = {}) => createTestBackend({ ...options, warns: true })

/** Makes the mistake, and resolves to what the browser gets. */
type Scenario = () => Promise<unknown>

const atStartUp = (keys: readonly { id: string; secret: string }[]) => async (): Promise<unknown> => {
  try {
    return createBackend({ handler: { keys } })
  } catch (thrown) {
    return String(thrown)
  }
}

interface RequestOptions {
  readonly path?: string
  readonly method?: string
  readonly clientAddress?: string | null
}

/** A request of the page, which the set-up has changed. */
const inRequest =
  (
    headers: Readonly<Record<string, string>>,
    { path = '/auth/start', method = 'POST', clientAddress = '203.0.113.5' }: RequestOptions = {},
  ) =>
  async (): Promise<unknown> => {
    const { handler } = createBackend()
    const body = method === 'POST' ? JSON.stringify(credentials) : null
    const request = new Request(`${origin}${path}`, { method, headers: { ...page, ...headers }, body })
    const { status } = await handler(request, { clientAddress })
    return status
  }

const failedStart = (options: TestBackendOptions) => async (): Promise<unknown> => {
  const { browser } = createBackend(options)
  const input = options.handler?.authFlow === 'CUSTOM_AUTH' ? { username: 'ada' } : credentials
  return (await errorOf(browser.call('start', input))).message
}

/** Cognito refuses the start of a sign-in. */
const refused = (name: string, message: string) => async (): Promise<unknown> => {
  const { browser, pool } = createBackend()
  pool.faults.next('AdminInitiateAuth', { kind: 'error', name, message })
  return (await errorOf(browser.call('start', credentials))).message
}

const signedIn = async (options: TestBackendOptions) => {
  const backend = createBackend(options)
  await backend.browser.call('start', credentials)
  return backend
}

const deviceTracking = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
const noCredentials = Object.assign(new Error('none'), { name: 'CredentialsProviderError' })

const scenarios: Readonly<Record<MistakeId, Scenario>> = {
  key_missing: atStartUp([{ id: 'k', secret: '' }]),
  key_weak: atStartUp([{ id: 'k', secret: 'change-me-to-a-long-and-random-value-of-32-bytes' }]),
  path_cut: inRequest({}, { path: '/start' }),
  path_twice: inRequest({}, { path: '/auth/auth/start' }),
  path_other: inRequest({}, { path: '/api/auth/start' }),
  body_read: async () => {
    const { handler } = createBackend()
    const request = new Request(`${origin}/auth/start`, { method: 'POST', headers: page, body: '{}' })
    await request.text()
    return (await handler(request)).status
  },
  body_form: inRequest({ 'content-type': 'application/x-www-form-urlencoded' }),
  origin_not_listed: inRequest({ origin: 'http://localhost:5173' }),
  other_origin: inRequest({ 'access-control-request-headers': 'content-type,x-ck-csrf' }, { method: 'OPTIONS' }),
  proxy_unnamed: inRequest({ 'x-forwarded-for': '203.0.113.9' }, { clientAddress: '10.0.0.1' }),
  address_unknown: inRequest({ 'x-forwarded-for': '203.0.113.9' }, { clientAddress: null }),
  region_missing: failedStart({ sdk: { region: 'eu central 1' } }),
  credentials_missing: failedStart({ sdk: { credentials: () => Promise.reject(noCredentials) } }),
  credentials_invalid: refused('ExpiredTokenException', 'The security token included in the request is expired'),
  permission_missing: refused(
    'AccessDeniedException',
    'User is not authorized to perform: cognito-idp:AdminInitiateAuth',
  ),
  pool_not_found: failedStart({ handler: { clientId: 'other' } }),
  client_secret: failedStart({ handler: { clientSecret: 'other' } }),
  auth_flow: failedStart({ client: { flows: ['ALLOW_USER_AUTH'] } }),
  triggers_missing: failedStart({ client: { flows: ['ALLOW_CUSTOM_AUTH'] }, handler: { authFlow: 'CUSTOM_AUTH' } }),
  passkeys_off: refused('WebAuthnNotEnabledException', 'WebAuthn is not enabled'),
  feature_plan: refused('FeatureUnavailableInTierException', 'Not available in LITE'),
  message_role: refused('InvalidSmsRoleAccessPolicyException', 'Role does not have permission to publish with SNS'),
  revocation_off: async () => (await signedIn({ client: { tokenRevocation: false } })).browser.call('sign-out', {}),
  refresh_refused: async () => {
    const { browser, pool } = await signedIn({})
    pool.clock.advance(3_600_000)
    const message = 'Invalid Refresh Token.'
    pool.faults.next('GetTokensFromRefreshToken', { kind: 'error', name: 'NotAuthorizedException', message })
    return browser.call('session', {})
  },
  session_validity: async () => {
    const { browser, pool } = createBackend({ ...mfa, handler: { pool: { authSessionValidity: 15 } } })
    const challenge = await startChallenge(browser)
    pool.clock.advance(4 * 60_000)
    return (await errorOf(answer(browser, challenge, { code: pool.currentCode('ada') ?? '' }))).message
  },
  password_policy: refused(
    'InvalidPasswordException',
    'Password did not conform with policy: Password not long enough',
  ),
  passkey_domain: refused('WebAuthnOriginNotAllowedException', 'Origin is not allowed'),
  devices_unset: async () => (await signedIn({ settings: { deviceTracking } })).browser.call('session', {}),
  devices_untracked: async () =>
    (await signedIn({ handler: { pool: { devices: { remember: 'always' } } } })).browser.call('session', {}),
  cookie_too_long: failedStart({
    handler: {
      describeSession: () => ({ noise: crypto.getRandomValues(new Uint8Array(4_096)).join() }),
    },
  }),
  cognito_refused: refused('InvalidUserPoolConfigurationException', 'The user pool is not valid'),
}

/** What the browser gets in this environment, and the lines that are printed. */
async function run(id: MistakeId, environment: string) {
  vi.stubEnv('NODE_ENV', environment)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const outcomes = [await scenarios[id](), await scenarios[id]()]
  const lines = warn.mock.calls.map(([line]) => String(line))
  warn.mockRestore()
  return { outcomes, lines }
}

test.each(MISTAKE_IDS)(
  '`%s` prints one line in development, nothing in production, and changes no reply',
  async (id) => {
    const development = await run(id, 'development')
    const production = await run(id, 'production')
    expect(development.lines).toEqual([expect.stringMatching(new RegExp(`^\\[challenge-kit\\] ${id}: .+$`))])
    expect(production.lines).toEqual([])
    expect(development.outcomes).toEqual(production.outcomes)
  },
)
