import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { PoolAccess, Setup } from './backend.ts'
import { type Answers, overhearBrowser } from './browserWire.ts'
import { client } from './client.ts'
import { overhearCognito } from './cognitoWire.ts'
import { newSealKey } from './config.ts'
import { createConversation } from './conversation.ts'
import { createInbox } from './inbox.ts'
import { isObject } from './json.ts'
import { labActions } from './labActions.ts'
import { createLabEvents } from './labEvents.ts'
import { readLabState } from './labState.ts'
import { createLibraryPool, serveLibraryPool } from './pool.ts'
import { initialSwitches, needsOtherBackend, poolSettings, type Switches } from './switches.ts'
import { createTroubles } from './trouble.ts'

/** A user pool in memory, served to the backend as Cognito is, and what the page shows of it. */
export interface Lab {
  /** The sign-in backend over that pool. */
  readonly backend: Answers
  /** Answers `/lab/…`: for the page and the journeys, never on the AWS wire. */
  serve(incoming: IncomingMessage, outgoing: ServerResponse): void
}

const slowness = 3_000
const totpPeriod = 30_000

/** `createBackend` makes the backend: anew whenever it has to be set up otherwise. */
export async function createLab(createBackend: (pool: PoolAccess, setup: Setup) => Answers): Promise<Lab> {
  const changed = (): void => events.push()
  const pool = createLibraryPool()
  const conversation = createConversation(changed)
  const troubles = createTroubles(pool, changed)
  const inbox = createInbox(pool, troubles.fetch)
  const endpoint = await serveLibraryPool(pool, overhearCognito(inbox.fetch, conversation))

  let version = 0
  const state = () =>
    readLabState(pool, {
      version: (version += 1),
      inbox: inbox.messages(),
      conversation: conversation.lines(),
      switches,
      troubles: troubles.active(),
    })
  const nextCode = () => totpPeriod - (pool.clock.now() % totpPeriod)
  const events = createLabEvents(state, () => Math.min(nextCode(), inbox.nextChange()))

  const access = { id: pool.id, clientId: client.id, clientSecret: client.secret, endpoint, clock: pool.clock.now }
  const newBackend = (): Answers => overhearBrowser(createBackend(access, { ...switches, sealKey }), conversation)
  let switches = initialSwitches
  let sealKey = newSealKey()
  let backend = newBackend()

  function turn(changes: Partial<Switches>): void {
    const before = switches
    switches = { ...switches, ...changes }
    pool.settings.update(poolSettings(switches))
    pool.clients.update(client.id, { preventUserExistenceErrors: switches.hidesExistence ? 'ENABLED' : 'LEGACY' })
    // The key stays, and with it every session.
    if (needsOtherBackend(before, switches)) backend = newBackend()
  }

  // With the key every session ends, and with the backend its limits.
  function reset(): void {
    for (const part of [conversation, troubles, inbox]) part.clear()
    pool.reset()
    switches = initialSwitches
    sealKey = newSealKey()
    backend = newBackend()
  }

  async function act(name: string, incoming: IncomingMessage): Promise<void> {
    const action = Object.hasOwn(labActions, name) ? labActions[name] : undefined
    // Another site's page cannot send JSON here without asking first, and nobody answers it.
    if (!action || incoming.headers['content-type'] !== 'application/json')
      throw new Error(`The lab does no "${name}".`)
    const input: unknown = await json(incoming)
    action({ pool, troubles, turn, reset }, isObject(input) ? input : {})
    changed()
  }

  return {
    backend: async (request, context) => {
      const response = await backend(request, context)
      if (troubles.active().includes('slow')) await new Promise((resolve) => setTimeout(resolve, slowness))
      return response
    },
    serve: (incoming, outgoing) => {
      const name = incoming.url?.slice('/lab/'.length) ?? ''
      if (name === 'events') return events.open(outgoing)
      const tell = (): unknown => outgoing.setHeader('content-type', 'application/json').end(JSON.stringify(state()))
      if (name === 'state') return void tell()
      act(name, incoming).then(tell, () => outgoing.writeHead(400).end())
    },
  }
}
