/**
 * The demo in one process: the pages, the sign-in backend under `/auth`, and beside them a user pool in memory with the
 * lab's own API under `/lab`. With USER_POOL_ID and CLIENT_ID set there is no lab: the backend talks to AWS.
 */
import { createServer } from 'node:http'
import { toNodeListener } from '@challenge-kit/server/node'
import { createBackend, type PoolAccess, type Setup } from './backend.ts'
import { readConfig } from './config.ts'
import { createLab } from './lab.ts'
import { builtPages, developedPages } from './pages.ts'
import { initialSwitches } from './switches.ts'

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv)
  const backendOver = (pool: PoolAccess, setup: Setup) => createBackend(pool, config, setup)
  const { backend, serve: lab } = config.userPool
    ? { backend: backendOver(config.userPool, { ...initialSwitches, sealKey: config.sealKey }), serve: null }
    : await createLab(backendOver)
  const signIn = toNodeListener(backend)

  const server = createServer((incoming, outgoing) => {
    const { url = '/' } = incoming
    if (url.startsWith('/auth/')) signIn(incoming, outgoing)
    else if (lab && url.startsWith('/lab/')) lab(incoming, outgoing)
    else pages(incoming, outgoing)
  })
  const pages = config.built ? builtPages(lab !== null) : await developedPages(server, lab !== null)

  server.on('error', (error) => {
    const taken = 'code' in error && error.code === 'EADDRINUSE'
    stop(taken ? `Port ${config.port} is taken: choose another, as in PORT=4400 npm run demo.` : error)
  })
  server.listen(config.port, 'localhost', () => console.log(`Challenge Kit demo: ${config.origin}`))
}

function stop(why: unknown): void {
  console.error(why instanceof Error ? why.message : why)
  process.exit(1)
}

start().catch(stop)
