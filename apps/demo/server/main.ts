/**
 * Starts the demo in one process: the pages, and the sign-in backend under `/auth`. With USER_POOL_ID and CLIENT_ID the
 * backend calls your own user pool at AWS. Without them the lab adds a user pool in memory, and its controls under `/lab`.
 */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { toNodeListener } from '@challenge-kit/server/node'
import { builtPages } from './backend/builtPages.ts'
import { createBackend, type UserPoolClient } from './backend/createBackend.ts'
import { apiRoutes, issuerOf, startLibraryApi } from './backend/libraryApi.ts'
import { type Config, readConfig } from './config.ts'
import { developedPages } from './developedPages.ts'
import { createLab } from './lab/lab.ts'
import { createVisitorLabs, type VisitorLabs } from './lab/visitorLabs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv)
  const { built, port, origin, client } = config
  const { signIn, api, lab } = client ? await backendAtAws(config, client) : createLabApp(config)
  const pageFor = (path: string): string => (lab ? 'lab.html' : path === '/headless' ? 'headless.html' : 'index.html')

  const server = createServer((incoming, outgoing) => {
    const { url = '/' } = incoming
    if (url.startsWith('/auth/')) signIn(incoming, outgoing)
    else if (url.startsWith('/api/')) api(incoming, outgoing)
    else if (lab && url.startsWith('/lab/')) lab.controls(incoming, outgoing)
    else {
      if (isPage(incoming)) lab?.welcome(incoming, outgoing)
      pages(incoming, outgoing)
    }
  })
  const pages = built ? builtPages(`${root}dist`, pageFor) : await developedPages(root, server, pageFor)

  server.on('error', (error) => {
    const taken = 'code' in error && error.code === 'EADDRINUSE'
    stop(taken ? `Port ${port} is taken: choose another, as in PORT=4400 npm run demo.` : error)
  })
  server.listen(port, 'localhost', () => {
    console.log(`Challenge Kit demo: ${origin}`)
    if (client) console.log(`User pool ${client.userPoolId}, flow ${config.authFlow}, headless at ${origin}/headless`)
  })
}

/** What the demo's server serves. */
interface App {
  readonly signIn: RequestListener
  readonly api: RequestListener
  readonly lab: { readonly welcome: VisitorLabs['welcome']; readonly controls: RequestListener } | null
}

/** True for a page, and false for the files of a page. Vite answers every unknown URL with the page. */
function isPage({ url = '/', headers }: IncomingMessage): boolean {
  return headers['sec-fetch-dest'] === 'document' || ['/', '/headless'].includes(url.split('?', 1).join())
}

async function backendAtAws({ origin, authFlow, sealKey }: Config, client: UserPoolClient): Promise<App> {
  const [region = ''] = client.userPoolId.split('_')
  const cognito = new CognitoIdentityProviderClient({ region })
  const handler = createBackend({ ...client, cognito, authFlow, origin, sealKey })
  const issuer = issuerOf(client.userPoolId)
  const { clientId } = client
  const jwks = `${issuer}/.well-known/jwks.json`
  const { url: upstream } = await startLibraryApi({ jwks, issuer, clientId, clock: Date.now })
  const api = toNodeListener(handler.createApiProxy({ upstream, routes: apiRoutes }))
  return { signIn: toNodeListener(handler), api, lab: null }
}

function createLabApp(config: Config): App {
  const { welcome, listener } = createVisitorLabs(() => createLab(config))
  return { signIn: listener('signIn'), api: listener('api'), lab: { welcome, controls: listener('controls') } }
}

function stop(reason: unknown): void {
  console.error(reason instanceof Error ? reason.message : reason)
  process.exit(1)
}

start().catch(stop)
