import { createCallLog } from './wire/requestLog.ts'
import type { Calls } from './wire/requestLog.ts'
import type { ClientOptions, ClientSettings } from './pool/client.ts'
import { systemClock } from './environment/clock.ts'
import type { Clock } from './environment/clock.ts'
import { codeAt } from './factors/totp.ts'
import { createFaults } from './wire/faults.ts'
import type { Faults } from './wire/faults.ts'
import { createOutbox } from './environment/outbox.ts'
import type { Outbox } from './environment/outbox.ts'
import { createPool, findClient } from './pool/pool.ts'
import type { Pool } from './pool/pool.ts'
import type { Random } from './environment/random.ts'
import { secureRandom } from './environment/random.ts'
import { createService } from './service.ts'
import type { Service } from './service.ts'
import type { PoolSettings } from './pool/settings.ts'
import type { UserOptions } from './users/user.ts'
import { createUser } from './users/users.ts'
import { viewOf } from './users/userView.ts'
import type { UserView } from './users/userView.ts'
import { createWire } from './wire/endpoint.ts'

/** What a user pool starts with. Everything has a default. */
export interface UserPoolOptions {
  /** Default: `us-east-1_Emulator1`. The part before "_" is the region. */
  readonly id?: string
  readonly clock?: Clock
  readonly random?: Random
  readonly settings?: Partial<PoolSettings>
  readonly clients?: readonly ClientOptions[]
  readonly users?: readonly UserOptions[]
}

/** A Cognito user pool in memory. `fetch` is the wire; everything else is for tests and demos and never on it. */
export interface UserPool {
  readonly id: string
  /** Answers one HTTP request. Rejects only when a fault breaks the connection. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly outbox: Outbox
  readonly clock: Clock
  readonly faults: Faults
  readonly calls: Calls
  /** The pool's settings, which may change while it runs: each call is answered by what holds then. */
  readonly settings: {
    read(): PoolSettings
    /** Members that are left out stay as they are; the others are replaced whole. */
    update(changes: Partial<PoolSettings>): void
  }
  /** The same for its app clients, by id. Throws for an id that the pool does not have. */
  readonly clients: {
    read(id: string): ClientSettings
    update(id: string, changes: Partial<ClientSettings>): void
  }
  /** Adds people, or replaces those of the same user name. */
  seed(users: readonly UserOptions[]): void
  /** A person by any sign-in name; undefined if there is none. */
  user(username: string): UserView | undefined
  /** The code an authenticator app would show for this person now; undefined without an enrolled or pending secret. */
  currentCode(username: string): string | undefined
  /** Back to the options given. The clock keeps its time. */
  reset(): void
}

/**
 * Makes a user pool that speaks Cognito's own wire protocol.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html | The API it answers}
 */
export function createUserPool(options: UserPoolOptions = {}): UserPool {
  const id = options.id ?? 'us-east-1_Emulator1'
  const clock = options.clock ?? systemClock()
  const random = options.random ?? secureRandom
  const outbox = createOutbox(clock)
  const faults = createFaults()
  const calls = createCallLog()
  let service: Service
  let pool: Pool

  function seed(users: readonly UserOptions[]): void {
    for (const user of users) {
      const created = createUser(user, pool.settings, random, clock.now())
      const former = pool.users.find(user.username, pool.settings)
      if (former) pool.users.remove(former)
      pool.users.add(created)
    }
  }

  function start(): void {
    service = createService(clock, random, outbox)
    pool = createPool({ id, settings: options.settings ?? {}, clients: options.clients ?? [] }, random, clock.now())
    service.pools.set(id, pool)
    seed(options.users ?? [])
  }

  function view(username: string): UserView | undefined {
    const user = pool.users.find(username, pool.settings)
    return user && viewOf(user, service.sessions)
  }

  start()
  return {
    id,
    fetch: createWire({ service: () => service, faults, calls }),
    outbox,
    clock,
    faults,
    calls,
    settings: {
      read: () => pool.settings,
      update: (changes) => {
        pool.settings = { ...pool.settings, ...changes }
      },
    },
    clients: {
      read: (name) => findClient(pool, name).settings,
      update: (name, changes) => {
        const client = findClient(pool, name)
        client.settings = { ...client.settings, ...changes }
      },
    },
    seed,
    user: view,
    currentCode: (username) => {
      const user = view(username)
      const secret = user?.pendingTotpSecret ?? user?.totpSecret ?? null
      return secret === null ? undefined : codeAt(secret, clock.now())
    },
    reset: () => {
      outbox.clear()
      faults.clear()
      calls.clear()
      start()
    },
  }
}
