import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler, type SecurityEvent, type SignInHandler, type SignInHandlerOptions } from '../index.ts'
import { testBrowser, type TestBrowser } from './browser.ts'

/** A key as an application would make it, for tests. */
export const testKey = {
  id: 'k1',
  secret: Uint8Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256),
}

export const CLIENT_ID = '3n4b5urk1ft4fl3mg5e62d9ado'
export const CLIENT_SECRET = '9example8secret7value6for5tests4only3aaaa2bbbb1cccc'

/** The user pool as the rig needs it: the emulator's fits. */
interface Pool {
  readonly id: string
  readonly clock: { now(): number }
}

type SdkOptions = ConstructorParameters<typeof CognitoIdentityProviderClient>[0]

export interface Rig {
  readonly handler: SignInHandler
  readonly browser: TestBrowser
  readonly events: SecurityEvent[]
}

/** A handler over the real SDK, whose calls go to `pool` through `sdk` (a request handler or an endpoint). */
export function createRig(pool: Pool, sdk: SdkOptions, options: Partial<SignInHandlerOptions> = {}): Rig {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const events: SecurityEvent[] = []
  const handler = createSignInHandler({
    cognito: new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, ...sdk }),
    userPoolId: pool.id,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    keys: [testKey],
    origins: ['https://app.example.com'],
    clock: () => pool.clock.now(),
    onEvent: (event) => events.push(event),
    ...options,
  })
  return { handler, browser: testBrowser(handler), events }
}
