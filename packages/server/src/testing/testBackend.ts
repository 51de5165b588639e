import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { isSignInError, type Reply, type SignInError } from '@challenge-kit/core'
import {
  type ClientOptions,
  createUserPool,
  type PoolSettings,
  stoppedClock,
  type UserOptions,
  type UserPool,
} from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'
import { createSignInHandler, type SecurityEvent, type SignInHandler, type SignInHandlerOptions } from '../index.ts'
import { createTestBrowser, type TestBrowser } from './testBrowser.ts'

/** A key as an application would make it. */
export const testKey = {
  id: 'k1',
  secret: Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256),
}

export const CLIENT_ID = '3n4b5urk1ft4fl3mg5e62d9ado'
export const CLIENT_SECRET = '9example8secret7value6for5tests4only3aaaa2bbbb1cccc'
export const PASSWORD = 'Correct-horse-1'
export const TOTP_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

type SdkOptions = ConstructorParameters<typeof CognitoIdentityProviderClient>[0]

export interface TestBackendOptions {
  readonly settings?: Partial<PoolSettings>
  readonly client?: Partial<ClientOptions>
  readonly users?: readonly UserOptions[]
  readonly handler?: Partial<SignInHandlerOptions>
  /** An app client without a secret. */
  readonly publicClient?: boolean
  /** Whether the handler prints mistakes in the set-up, as it does by default. @default false */
  readonly warns?: boolean
  /** How the SDK reaches the pool. @default in process */
  readonly sdk?: SdkOptions
}

/** A backend with the real SDK and the emulator, and a browser that calls the backend. */
export interface TestBackend {
  readonly pool: UserPool
  readonly handler: SignInHandler
  readonly browser: TestBrowser
  readonly events: SecurityEvent[]
  /** Another browser, with no cookies yet. */
  newBrowser(): TestBrowser
  /** A handler for the same pool with other options. It stands for another instance or another release of the backend. */
  newHandler(options: Partial<SignInHandlerOptions>): SignInHandler
  /** The Cognito operations that were called, in order. */
  cognitoCalls(): readonly string[]
}

export function createTestBackend(options: TestBackendOptions = {}): TestBackend {
  const { settings = {}, client = {}, users = [{ username: 'ada', password: PASSWORD }] } = options
  const pool = createUserPool({
    clock: stoppedClock(Date.UTC(2026, 10, 21)),
    settings,
    clients: [{ id: CLIENT_ID, ...(options.publicClient ? {} : { secret: CLIENT_SECRET }), ...client }],
    users,
  })
  const events: SecurityEvent[] = []
  const sdk = options.sdk ?? { requestHandler: requestHandler(pool.fetch) }
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const newHandler = (overrides: Partial<SignInHandlerOptions>): SignInHandler =>
    createSignInHandler({
      cognito: new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, ...sdk }),
      userPoolId: pool.id,
      clientId: CLIENT_ID,
      ...(options.publicClient ? {} : { clientSecret: CLIENT_SECRET }),
      keys: [testKey],
      origins: ['https://app.example.com'],
      // Tests name the cookies, so the names have no end.
      cookieName: '',
      clock: () => pool.clock.now(),
      onEvent: (event) => events.push(event),
      ...(options.warns ? {} : { warn: null }),
      ...options.handler,
      ...overrides,
    })
  const handler = newHandler({})
  return {
    pool,
    handler,
    browser: createTestBrowser(handler),
    events,
    newBrowser: () => createTestBrowser(handler),
    newHandler,
    cognitoCalls: () => pool.requestLog.list().map(({ operation }) => operation),
  }
}

/** Starts a sign-in with a password. Throws unless the reply is a challenge. */
export async function startChallenge(
  browser: TestBrowser,
  username = 'ada',
  password = PASSWORD,
): Promise<Extract<Reply, { kind: 'challenge' }>> {
  return challengeOf(await browser.call('start', { username, password }))
}

/** The reply as a challenge. Throws for any other reply. */
export function challengeOf(reply: { readonly kind: string }): Extract<Reply, { kind: 'challenge' }> {
  if (isChallengeReply(reply)) return reply
  throw new Error(`expected a challenge, got ${JSON.stringify(reply)}`)
}

const isChallengeReply = (reply: { readonly kind: string }): reply is Extract<Reply, { kind: 'challenge' }> =>
  reply.kind === 'challenge'

/** Answers a challenge. */
export function answer(
  browser: TestBrowser,
  { flow, challengeIndex }: { readonly flow: string; readonly challengeIndex: number },
  userAnswer: unknown,
): Promise<Reply> {
  return browser.call('answer', { flow, challengeIndex, answer: userAnswer })
}

/** The `SignInError` that a call rejects with. Throws if the call resolves. */
export async function errorOf(call: Promise<unknown>): Promise<SignInError> {
  const thrown = await call.then(
    (value) => new Error(`expected a failure, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  )
  if (isSignInError(thrown)) return thrown
  throw thrown
}

/** A client of the real SDK that sends its requests to `fetch`. */
export function cognitoClient(fetch: (request: Request) => Promise<Response>): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  return new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, requestHandler: requestHandler(fetch) })
}
