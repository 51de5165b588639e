import { randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { json } from 'node:stream/consumers'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { type FetchHandler, toNodeListener } from '@challenge-kit/server/node'
import { type BackendOptions, createBackend } from '../backend/createBackend.ts'
import { apiRoutes, issuerOf, startLibraryApi } from '../backend/libraryApi.ts'
import { createInbox } from './inbox.ts'
import { type LabAction, labActions } from './labActions.ts'
import { createLabEvents } from './labEvents.ts'
import { createLabFaults } from './labFaults.ts'
import { readLabState } from './labState.ts'
import { appClient } from './pool/appClient.ts'
import { createLibraryPool, serveLibraryPool } from './pool/libraryPool.ts'
import { backendOptions, initialSwitches, needsNewBackend, poolSettings, type Switches } from './pool/switches.ts'
import { isObject } from './taps/json.ts'
import { tapBrowser } from './taps/tapBrowser.ts'
import { tapCognito } from './taps/tapCognito.ts'
import { createWireLog } from './taps/wireLog.ts'

/** A user pool in memory, a backend that calls the pool as it calls Cognito, and the controls of both for the page. */
export interface Lab {
  /** The sign-in backend over the emulated pool. */
  readonly signIn: RequestListener
  /** Passes requests under `/api` on to the library's own API. */
  readonly api: RequestListener
  /** Answers `/lab/…` for the page and the e2e journeys. The pool's AWS API does not have these controls. */
  readonly controls: RequestListener
  /** Stops the servers of the lab. */
  close(): void
}

const slowMilliseconds = 3_000
const totpPeriod = 30_000

const newSealKey = (): string => randomBytes(32).toString('base64url')

export async function createLab({
  origin,
  authFlow,
}: Required<Pick<BackendOptions, 'origin' | 'authFlow'>>): Promise<Lab> {
  const onChange = (): void => events.push()
  const pool = createLibraryPool()
  const wireLog = createWireLog(onChange)
  const faults = createLabFaults(pool, onChange)
  const inbox = createInbox(pool, faults.fetch)
  const cognitoServer = await serveLibraryPool(pool, tapCognito(inbox.fetch, wireLog))
  const libraryApi = await startLibraryApi({
    jwks: `${cognitoServer.url}/${pool.id}/.well-known/jwks.json`,
    issuer: issuerOf(pool.id),
    clientId: appClient.clientId,
    clock: () => pool.clock.now(),
  })

  let version = 0
  const state = () =>
    readLabState(pool, {
      version: (version += 1),
      inbox: inbox.messages(),
      wireLog: wireLog.messages(),
      switches,
      faults: faults.active(),
    })
  const untilNextCode = () => totpPeriod - (pool.clock.now() % totpPeriod)
  const events = createLabEvents(state, () => Math.min(untilNextCode(), inbox.nextChange()))

  // The emulator checks that requests are signed. It accepts any AWS credentials.
  const credentials = { accessKeyId: 'lab', secretAccessKey: 'lab' }
  const newBackend = (): { readonly signIn: FetchHandler; readonly api: FetchHandler } => {
    const { url: endpoint } = cognitoServer
    const cognito = new CognitoIdentityProviderClient({ region: 'eu-west-1', endpoint, credentials })
    const { now: clock } = pool.clock
    const options = { ...backendOptions(switches, authFlow), ...appClient, cognito, origin, sealKey, clock }
    const handler = createBackend(options)
    const api = handler.createApiProxy({ upstream: libraryApi.url, routes: apiRoutes })
    return { signIn: tapBrowser(handler, wireLog), api }
  }
  let switches = initialSwitches
  let sealKey = newSealKey()
  let current = newBackend()

  function changeSwitches(changes: Partial<Switches>): void {
    const before = switches
    switches = { ...switches, ...changes }
    pool.settings.update(poolSettings(switches))
    pool.clients.update(appClient.clientId, {
      preventUserExistenceErrors: switches.hidesExistence ? 'ENABLED' : 'LEGACY',
    })
    // The seal key stays the same, so that sessions survive the new backend.
    if (needsNewBackend(before, switches)) current = newBackend()
  }

  /** Resets the lab. The new seal key ends every session. The new backend counts attempts from zero. */
  function reset(): void {
    for (const part of [wireLog, faults, inbox]) part.clear()
    pool.reset()
    libraryApi.reset()
    switches = initialSwitches
    sealKey = newSealKey()
    current = newBackend()
  }

  async function run(action: LabAction, body: Promise<unknown>): Promise<void> {
    const input = await body
    action({ pool, faults, changeSwitches, reset }, isObject(input) ? input : {})
    onChange()
  }

  return {
    signIn: toNodeListener(async (request, context) => {
      const response = await current.signIn(request, context)
      if (faults.active().includes('slow')) await new Promise((resolve) => setTimeout(resolve, slowMilliseconds))
      return response
    }),
    api: toNodeListener((request, context) => current.api(request, context)),
    close: () => {
      for (const part of [events, cognitoServer, libraryApi]) void part.close()
    },
    controls: (incoming, outgoing) => {
      const name = incoming.url?.slice('/lab/'.length) ?? ''
      if (name === 'events') return events.open(outgoing)
      const sendState = (): unknown =>
        outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(state()))
      if (name === 'state') return void sendState()
      const action = Object.hasOwn(labActions, name) ? labActions[name] : undefined
      // Accepts only JSON, because a page of another site needs CORS permission to send JSON, and this server gives none.
      if (!action || incoming.headers['content-type'] !== 'application/json') return void outgoing.writeHead(400).end()
      run(action, json(incoming)).then(sendState, () => outgoing.writeHead(400).end())
    },
  }
}
