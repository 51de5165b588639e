/**
 * One instance of the backend, in a process of its own. It takes its settings as JSON from its first argument, prints its
 * URL, and ends with its parent.
 */
import { createServer } from 'node:http'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createClient } from '@redis/client'
import { toNodeListener } from '../../adapters/node.ts'
import { createSignInHandler, type LimitOptions } from '../../index.ts'
import { createRedisStore } from '../../redis/createRedisStore.ts'
import { CLIENT_ID, CLIENT_SECRET, testKey } from '../testBackend.ts'

/** What a process needs to become an instance. */
export interface InstanceSettings {
  /** The emulator. */
  readonly endpoint: string
  readonly userPoolId: string
  readonly redisUrl: string
  readonly instances: number
  readonly limits: LimitOptions
}

async function start({ endpoint, userPoolId, redisUrl, instances, limits }: InstanceSettings): Promise<void> {
  const client = createClient({ url: redisUrl, socket: { reconnectStrategy: 50 } })
  client.on('error', () => undefined) // a test stops Redis on purpose
  await client.connect()
  const store = createRedisStore({ client })
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const handler = createSignInHandler({
    cognito: new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint, credentials }),
    userPoolId,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    keys: [testKey],
    origins: ['https://app.example.com'],
    // On a busy machine Redis may answer late. Then an instance counts by itself, and allows only its share of a rule.
    store: { ...store, limits: { ...store.limits, timeout: 10_000 } },
    instances,
    limits,
  })
  const server = createServer(toNodeListener(handler, { hops: 1 })).listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}\n`)
  })
  process.stdin.on('end', () => process.exit()).resume()
}

const [settings] = process.argv.slice(2)
if (settings !== undefined) await start(JSON.parse(settings) as InstanceSettings)
