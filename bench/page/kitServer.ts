/**
 * The kit's page and its backend, in a process of its own, so that the work of the bench does not delay the backend. Takes
 * {@link KitServerOptions} as its first message, and sends the URL of the page.
 */
import { createSignInHandler, leanCognito } from '@challenge-kit/server/lean'
import { toNodeListener } from '@challenge-kit/server/node'
import type { BuiltPage } from './build.ts'
import { type Listener, serveSite, type Site } from './site.ts'

/** What the process needs to serve the page and to sign in users of the emulator. */
export interface KitServerOptions {
  readonly page: BuiltPage
  readonly endpoint: string
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret: string
  /** True if the page proves the password by SRP. */
  readonly srp: boolean
}

process.once('message', (given: KitServerOptions) => void serve(given))
process.on('disconnect', () => process.exit())

async function serve({ page, ...options }: KitServerOptions): Promise<void> {
  const backend = createBackend(() => site.url, options)
  const site: Site = await serveSite(page, backend)
  process.send?.(site.url)
}

function createBackend(origin: () => string, options: Omit<KitServerOptions, 'page'>): Listener {
  const { endpoint, userPoolId, clientId, clientSecret, srp } = options
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  let listener: Listener | undefined
  let addresses = 0
  const create = (): Listener =>
    toNodeListener(
      createSignInHandler({
        cognito: leanCognito({ region: 'us-east-1', endpoint, credentials }),
        userPoolId,
        clientId,
        clientSecret,
        keys: [{ id: 'k1', secret: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ_u3erbC_-tw' }],
        origins: [origin()],
        authFlow: srp ? 'USER_SRP_AUTH' : 'ADMIN_USER_PASSWORD_AUTH',
      }),
      { hops: 1 },
    )
  return (incoming, outgoing) => {
    // Another address for each call, because a limit counts the sign-ins of an address.
    addresses += 1
    incoming.headers['x-forwarded-for'] = `10.0.${addresses >> 8}.${addresses & 255}`
    listener ??= create()
    listener(incoming, outgoing)
  }
}
