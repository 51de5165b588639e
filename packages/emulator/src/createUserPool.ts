import type { Cognito } from './createCognito.ts'
import { createCognito } from './createCognito.ts'
import { systemClock } from './environment/clock.ts'
import { createOutbox } from './environment/outbox.ts'
import { secureRandom } from './environment/random.ts'
import { codeAt } from './factors/totp.ts'
import { findOperation } from './operations/registry.ts'
import type { Pool } from './pool/pool.ts'
import { createPool, findClient } from './pool/pool.ts'
import { jwks } from './tokens/signingKey.ts'
import type { UserOptions } from './users/createUser.ts'
import { createUser } from './users/createUser.ts'
import type { UserPool, UserPoolOptions } from './userPool.ts'
import type { UserView } from './users/userView.ts'
import { toUserView } from './users/userView.ts'
import { createEndpoint } from './wire/endpoint.ts'
import { createFaults } from './wire/faults.ts'
import { createRequestLog } from './wire/requestLog.ts'

/**
 * Makes a user pool in memory that speaks Cognito's own HTTP protocol.
 *
 * @example
 * ```ts
 * import { createUserPool } from '@challenge-kit/emulator'
 * import { listen } from '@challenge-kit/emulator/node'
 *
 * const pool = createUserPool({
 *   settings: { mfa: 'ON', factors: ['SOFTWARE_TOKEN_MFA'] },
 *   clients: [{ id: 'web' }],
 *   users: [{ username: 'ada', password: 'Correct-horse-1', totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }],
 * })
 * const { url } = await listen(pool.fetch) // The `endpoint` of the AWS SDK.
 * const code = pool.currentCode('ada') // The answer to SOFTWARE_TOKEN_MFA.
 * ```
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html | The Cognito API}
 */
export function createUserPool(options: UserPoolOptions = {}): UserPool {
  const id = options.id ?? 'us-east-1_Emulator1'
  const clock = options.clock ?? systemClock()
  const random = options.random ?? secureRandom
  const outbox = createOutbox(clock)
  const faults = createFaults()
  const requestLog = createRequestLog()
  let cognito: Cognito
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
    cognito = createCognito({ clock, random, outbox })
    pool = createPool({ id, settings: options.settings ?? {}, clients: options.clients ?? [] }, random, clock.now())
    cognito.pools.add(pool)
    seed(options.users ?? [])
  }

  function view(username: string): UserView | undefined {
    const user = pool.users.find(username, pool.settings)
    return user && toUserView(user, cognito.challengeSessions.enrollmentSecret(user))
  }

  start()
  return {
    id,
    fetch: createEndpoint({
      clock,
      random,
      faults,
      requestLog,
      findOperation: (name) => findOperation(cognito.operations, name),
      jwks: (poolId) => (cognito.pools.has(poolId) ? jwks() : undefined),
    }),
    outbox,
    clock,
    faults,
    requestLog,
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
      requestLog.clear()
      start()
    },
  }
}
