import { createServer } from 'node:http'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { createSignInHandler } from '@challenge-kit/server'
import { toNodeListener } from '@challenge-kit/server/node'

export const user = { username: 'alice', password: 'Correct-horse-1', totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }

const PAGE =
  '<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/app.js"></script>'

/** An application with its own backend and user pool. */
export interface ServedApp {
  readonly url: string
  /** The code that the user's authenticator app shows now. */
  code(): string
  stop(): Promise<void>
}

/** Serves the files of an application, and a backend that asks for a password and an authenticator code. */
export async function serveApp(
  files: ReadonlyMap<string, string>,
  authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'USER_SRP_AUTH',
): Promise<ServedApp> {
  const pool = createUserPool({ settings: { mfa: 'ON' }, clients: [{ id: 'app', secret: 'secret' }], users: [user] })
  const cognito = await listen(pool.fetch)
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  const handler = createSignInHandler({
    cognito: new CognitoIdentityProviderClient({
      region: 'us-east-1',
      endpoint: cognito.url,
      credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    }),
    userPoolId: pool.id,
    clientId: 'app',
    clientSecret: 'secret',
    keys: [{ id: 'k1', secret: crypto.getRandomValues(new Uint8Array(32)) }],
    origins: [url],
    authFlow,
  })
  const backend = toNodeListener(handler)
  server.on('request', (request, response) => {
    const path = request.url ?? '/'
    if (path.startsWith('/auth/')) return backend(request, response)
    const script = files.get(path.slice(1))
    const type = script === undefined ? 'text/html' : 'text/javascript'
    response.writeHead(200, { 'content-type': type }).end(script ?? PAGE)
  })
  return {
    url,
    code: () => pool.currentCode(user.username) ?? '',
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await cognito.close()
    },
  }
}
