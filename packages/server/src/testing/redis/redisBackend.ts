import { createClient } from '@redis/client'
import type { SignInHandler, SignInHandlerOptions, Store } from '../../index.ts'
import { createRedisStore } from '../../redis/createRedisStore.ts'
import { createTestBackend, type TestBackend, type TestBackendOptions } from '../testBackend.ts'
import { createTestBrowser, type TestBrowser } from '../testBrowser.ts'
import type { RedisServer } from './redisServer.ts'

/** A store on a client of its own. */
export interface TestStore {
  readonly store: Store
  /** The keys and texts of all sessions, and the lists of all accounts. */
  content(): Promise<string>
  close(): void
}

export async function connectStore({ url }: RedisServer, timeout = 1_000): Promise<TestStore> {
  const client = createClient({ url, socket: { reconnectStrategy: 20 } })
  client.on('error', () => undefined) // a test stops its Redis on purpose
  await client.connect()

  return {
    store: createRedisStore({ client, timeout }),
    content: async () => {
      const keys = await client.keys('*')
      const read = (key: string): Promise<unknown> => {
        if (key.endsWith('-generation')) return client.hGetAll(key)
        return key.includes(':account:') ? client.zRange(key, 0, -1) : client.get(key)
      }
      return JSON.stringify([keys, await Promise.all(keys.map(read))])
    },
    close: () => client.destroy(),
  }
}

/** A user pool with three instances of a backend that share a store. */
export interface RedisBackend extends TestBackend {
  readonly instances: readonly [SignInHandler, SignInHandler, SignInHandler]
  /** Another instance with the store. `handler`, `browser` and `newBrowser` belong to an instance without it. */
  newHandler(options: Partial<SignInHandlerOptions>): SignInHandler
  /** A browser of an instance. With `like` it has the cookies of that browser. */
  browserOf(instance: 0 | 1 | 2, like?: TestBrowser): TestBrowser
  /** How often one Cognito operation was called. */
  count(operation: string): number
}

export function createRedisBackend(store: Store, options: TestBackendOptions = {}): RedisBackend {
  const backend = createTestBackend(options)
  const newHandler = (more: Partial<SignInHandlerOptions>): SignInHandler => backend.newHandler({ store, ...more })
  const instances = [newHandler({}), newHandler({}), newHandler({})] as const
  return {
    ...backend,
    instances,
    newHandler,
    browserOf: (instance, like) => {
      const browser = createTestBrowser(instances[instance])
      for (const [name, value] of like?.cookies ?? []) browser.cookies.set(name, value)
      return browser
    },
    count: (operation) => backend.cognitoCalls().filter((name) => name === operation).length,
  }
}
