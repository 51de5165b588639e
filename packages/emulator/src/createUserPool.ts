import type { Cognito } from './createCognito.ts'
import { createCognito } from './createCognito.ts'
import { webAuthnLibrary } from './credentials/webAuthnLibrary.ts'
import { systemClock } from './environment/clock.ts'
import { createOutbox } from './environment/outbox.ts'
import { secureRandom } from './environment/random.ts'
import { codeAt } from './factors/totp.ts'
import { findOperation } from './operations/registry.ts'
import { createPool } from './pool/pool.ts'
import { openIdConfiguration } from './tokens/openIdConfiguration.ts'
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

  function seed(users: readonly UserOptions[], poolId: string = id): void {
    const pool = cognito.pools.find(poolId)
    for (const user of users) {
      const created = createUser(user, pool.settings, random, clock.now())
      const former = pool.users.find(user.username, pool.settings)
      if (former) {
        pool.users.remove(former)
        pool.groups.removeUser(former)
      }
      pool.users.add(created)
    }
  }

  function start(): void {
    cognito = createCognito({ clock, random, outbox })
    const pool = createPool(
      { id, settings: options.settings ?? {}, clients: options.clients ?? [] },
      random,
      clock.now(),
    )
    cognito.pools.add(pool)
    // The library for passkeys loads now, because otherwise the first user with a passkey would wait for it.
    if (pool.settings.firstFactors.includes('WEB_AUTHN')) webAuthnLibrary().catch(() => undefined)
    seed(options.users ?? [])
  }

  function view(username: string, poolId?: string): UserView | undefined {
    const pools = poolId === undefined ? cognito.pools.all() : [cognito.pools.find(poolId)]
    for (const { users, settings } of pools) {
      const user = users.find(username, settings)
      if (user) return toUserView(user, cognito.challengeSessions.enrollmentSecret(user))
    }
    return undefined
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
      openIdConfiguration: (poolId, origin) =>
        cognito.pools.has(poolId) ? openIdConfiguration(cognito.pools.find(poolId), origin) : undefined,
    }),
    outbox,
    clock,
    faults,
    requestLog,
    settings: {
      read: (poolId = id) => cognito.pools.find(poolId).settings,
      update: (changes, poolId = id) => {
        const pool = cognito.pools.find(poolId)
        pool.settings = { ...pool.settings, ...changes }
      },
    },
    clients: {
      read: (name) => cognito.pools.findByClient(name).client.settings,
      update: (name, changes) => {
        const { client } = cognito.pools.findByClient(name)
        client.settings = { ...client.settings, ...changes }
      },
    },
    seed,
    user: view,
    currentCode: (username, poolId) => {
      const user = view(username, poolId)
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
