import type { Clock } from './environment/clock.ts'
import type { Outbox } from './environment/outbox.ts'
import type { Random } from './environment/random.ts'
import type { ClientOptions, ClientSettings } from './pool/client.ts'
import type { PoolSettings } from './pool/settings.ts'
import type { UserOptions } from './users/createUser.ts'
import type { UserView } from './users/userView.ts'
import type { Faults } from './wire/faults.ts'
import type { RequestLog } from './wire/requestLog.ts'

/** The initial state of a user pool. Every option has a default. */
export interface UserPoolOptions {
  /** The part before "_" is the region. Default: `us-east-1_Emulator1`. */
  readonly id?: string
  readonly clock?: Clock
  readonly random?: Random
  readonly settings?: Partial<PoolSettings>
  readonly clients?: readonly ClientOptions[]
  readonly users?: readonly UserOptions[]
}

/** A Cognito user pool in memory. `fetch` answers requests. Tests and demos control the pool with the other members. */
export interface UserPool {
  readonly id: string
  /** Answers one HTTP request. Rejects only if a fault breaks the connection. */
  readonly fetch: (request: Request) => Promise<Response>
  readonly outbox: Outbox
  readonly clock: Clock
  readonly faults: Faults
  readonly requestLog: RequestLog
  /**
   * The settings of the pool. A change applies from the next request.
   * `poolId` names a pool that CreateUserPool made. Default: this pool.
   */
  readonly settings: {
    read(poolId?: string): PoolSettings
    /** Replaces each setting that is given and keeps the others. */
    update(changes: Partial<PoolSettings>, poolId?: string): void
  }
  /** The settings of an app client, by its id, in any pool. Throws if no pool has such a client. */
  readonly clients: {
    read(id: string): ClientSettings
    update(id: string, changes: Partial<ClientSettings>): void
  }
  /** Adds users. A user with the same username is replaced. */
  seed(users: readonly UserOptions[], poolId?: string): void
  /**
   * A snapshot of the user with this username, `sub` or alias. undefined if there is none.
   * Without `poolId`, this pool comes first, and then each pool that CreateUserPool made.
   */
  user(username: string, poolId?: string): UserView | undefined
  /** The code that the user's authenticator app shows now. undefined if the user has no TOTP secret. */
  currentCode(username: string, poolId?: string): string | undefined
  /** Restores the state that the options describe. The clock keeps its time. */
  reset(): void
}
