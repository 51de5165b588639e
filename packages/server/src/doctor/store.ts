import { randomUUID } from 'node:crypto'
import { exceptionName } from '../cognito/errors.ts'
import { createRedisStore } from '../redis/createRedisStore.ts'
import type { Store } from '../session/store.ts'
import { known, type Learned, textOf, unknown } from './learned.ts'
import type { Setup } from './setup.ts'

/** What a store says of itself. The members are null for a store that is not behind `REDIS_URL`. */
export interface StoreFacts {
  /** Why a call failed. Null if the store works. */
  readonly failure: string | null
  /** `maxmemory-policy`. */
  readonly eviction: string | null
  /** `redis_version`. */
  readonly version: string | null
}

/** Milliseconds. */
const TIMEOUT = 3_000

/** Uses the store: takes a point, a lock and a session record, and gives each back. Null if there is no store. */
export async function learnStore({ redisUrl, options }: Setup): Promise<Learned<StoreFacts> | null> {
  if (redisUrl !== null) return learnRedis(redisUrl)
  if (!options?.store) return null
  return known({ failure: await failureOf(exercise(options.store)), eviction: null, version: null })
}

async function learnRedis(url: string): Promise<Learned<StoreFacts>> {
  let createClient
  try {
    ;({ createClient } = await import('@redis/client'))
  } catch {
    return unknown('other', '@redis/client is not installed')
  }
  let client
  try {
    client = createClient({ url, socket: { connectTimeout: TIMEOUT, reconnectStrategy: false } })
  } catch {
    return known({
      failure: 'REDIS_URL is not an address such as rediss://redis.example.com',
      eviction: null,
      version: null,
    })
  }
  client.on('error', () => undefined) // `connect` rejects with the same error
  try {
    await client.connect()
    await client.ping()
    // A provider may forbid CONFIG, so both settings are read from INFO.
    const info = await client.info()
    const line = (name: string): string | null => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? null
    const failure = await failureOf(exercise(createRedisStore({ client, timeout: TIMEOUT })))
    return known({ failure, eviction: line('maxmemory_policy'), version: line('redis_version') })
  } catch (thrown) {
    return known({ failure: nameOf(thrown), eviction: null, version: null })
  } finally {
    if (client.isOpen) client.destroy()
  }
}

async function exercise({ limits, locks, sessions }: Store): Promise<void> {
  const key = `doctor-${randomUUID()}`
  const take = await limits.take([{ rule: 'startPerMinute', points: 1, window: 5, scope: 'network', key }])
  if (take.kind === 'taken') await limits.giveBack(take.points.map((point) => ({ ...point, points: 1 })))
  await (await locks.acquire(key, TIMEOUT))?.release()
  await sessions.add(key, 'doctor', 5)
  await sessions.take(key)
}

const failureOf = (work: Promise<void>): Promise<string | null> => work.then(() => null, nameOf)

/** The code of the error, such as ECONNREFUSED or NOAUTH. The text may contain the address and the password. */
function nameOf(thrown: unknown): string {
  const [, reply = null] = /^([A-Z]{4,20})\b/.exec(textOf(thrown, 'message')) ?? []
  return textOf(thrown, 'code') || (reply ?? exceptionName(thrown) ?? 'an unknown error')
}
