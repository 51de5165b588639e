import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { type ClientOptions, createUserPool, type PoolSettings, type UserPool } from '@challenge-kit/emulator'
import { type EmulatorServer, listen } from '@challenge-kit/emulator/node'
import { type Result, runChecks } from '../../doctor/checks.ts'
import { learnFacts } from '../../doctor/facts.ts'
import { setupOf } from '../../doctor/setup.ts'
import type { SignInHandlerOptions } from '../../index.ts'
import { CLIENT_ID, CLIENT_SECRET, testKey } from '../testBackend.ts'

/** What differs from a set-up without a fault. */
export interface ExaminedSetup {
  readonly settings?: Partial<PoolSettings>
  readonly client?: Partial<ClientOptions>
  readonly options?: Partial<SignInHandlerOptions>
  /** The region of the AWS SDK. */
  readonly region?: string
  readonly withoutCredentials?: boolean
  readonly redisUrl?: string
  /** Milliseconds by which the doctor's clock is ahead. */
  readonly clockAhead?: number
  readonly before?: (pool: UserPool) => void
}

/** A user pool that is set up as SECURITY.md says, apart from the given settings. */
export function createExaminedPool({ settings = {}, client = {} }: ExaminedSetup = {}): UserPool {
  return createUserPool({
    settings: { mfa: 'OPTIONAL', ...settings },
    clients: [
      {
        id: CLIENT_ID,
        secret: CLIENT_SECRET,
        flows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        preventUserExistenceErrors: 'ENABLED',
        authSessionValidity: 15,
        ...client,
      },
    ],
    users: [{ username: 'ada', password: 'Correct-horse-1' }],
  })
}

/** What the doctor finds over HTTP. */
export interface Examination {
  readonly results: readonly Result[]
  /** The ids of the errors and warnings. */
  readonly found: readonly string[]
  readonly pool: UserPool
}

/** Lets the doctor examine a backend whose SDK calls the emulator over HTTP. */
export async function examine(examined: ExaminedSetup = {}): Promise<Examination> {
  const pool = createExaminedPool(examined)
  examined.before?.(pool)
  const server = await listen(pool.fetch)
  const { clockAhead = 0, options = {}, redisUrl = null } = examined
  const cognito = newClient(server, examined)
  const all: SignInHandlerOptions = {
    cognito,
    userPoolId: pool.id,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    keys: [testKey],
    origins: ['https://app.example.com'],
    ...options,
    pool: { authSessionValidity: 15, ...options.pool },
  }
  try {
    const setup = setupOf(all, cognito, redisUrl)
    const results = runChecks(await learnFacts(setup, () => pool.clock.now() + clockAhead))
    const found = results.filter(({ level }) => level === 'error' || level === 'warning').map(({ id }) => id)
    return { results, found, pool }
  } finally {
    cognito.destroy()
    await server.close()
  }
}

function newClient({ url }: EmulatorServer, { region = 'us-east-1', withoutCredentials }: ExaminedSetup) {
  const credentials = withoutCredentials
    ? () => Promise.reject(Object.assign(new Error('Could not load credentials'), { name: 'CredentialsProviderError' }))
    : { accessKeyId: 'any', secretAccessKey: 'any' }
  return new CognitoIdentityProviderClient({ region, endpoint: url, credentials, maxAttempts: 1 })
}
