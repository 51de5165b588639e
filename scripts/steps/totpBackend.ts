import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { createSignInHandler, type SignInHandler, type SignInHandlerOptions } from '@challenge-kit/server'

/** The only user of the pool. */
export const user = { username: 'alice', password: 'Correct-horse-1', totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }

/** A backend that asks for a password and for a code of an authenticator app. */
export interface TotpBackend {
  readonly handler: SignInHandler
  /** The code that the user's authenticator app shows now. */
  code(): string
  close(): Promise<void>
}

/** Starts an emulator, and creates a backend that calls the emulator by the AWS SDK over HTTP. */
export async function startTotpBackend(
  options: Pick<SignInHandlerOptions, 'origins' | 'authFlow' | 'warn'>,
): Promise<TotpBackend> {
  const pool = createUserPool({ settings: { mfa: 'ON' }, clients: [{ id: 'app', secret: 'secret' }], users: [user] })
  const { url: endpoint, close } = await listen(pool.fetch)
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const handler = createSignInHandler({
    cognito: new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint, credentials }),
    userPoolId: pool.id,
    clientId: 'app',
    clientSecret: 'secret',
    keys: [{ id: 'k1', secret: crypto.getRandomValues(new Uint8Array(32)) }],
    ...options,
  })
  return { handler, code: () => pool.currentCode(user.username) ?? '', close }
}
