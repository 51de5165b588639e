import type { Clock } from './environment/clock.ts'
import { createExchanges } from './factors/srpExchanges.ts'
import type { Exchanges } from './factors/srpExchanges.ts'
import { createHourlyLimits } from './users/hourlyLimits.ts'
import type { HourlyLimits } from './users/hourlyLimits.ts'
import { createLockout } from './users/lockout.ts'
import type { Lockout } from './users/lockout.ts'
import type { OutboxStore } from './environment/outbox.ts'
import type { Pool } from './pool/pool.ts'
import type { Random } from './environment/random.ts'
import type { Sessions } from './sign-in/challengeSessions.ts'
import { createSessions } from './sign-in/challengeSessions.ts'
import type { Tokens } from './tokens/tokens.ts'
import { createTokens } from './tokens/tokens.ts'

/** All that one endpoint holds. CreateUserPool adds pools to it; the first is the one of the options. */
export interface Service {
  readonly clock: Clock
  readonly random: Random
  readonly pools: Map<string, Pool>
  readonly sessions: Sessions
  readonly tokens: Tokens
  readonly exchanges: Exchanges
  readonly passwordLockout: Lockout
  readonly codeLockout: Lockout
  readonly hourlyLimits: HourlyLimits
  readonly outbox: OutboxStore
}

export function createService(clock: Clock, random: Random, outbox: OutboxStore): Service {
  return {
    clock,
    random,
    pools: new Map(),
    sessions: createSessions(clock, random),
    tokens: createTokens(clock, random),
    exchanges: createExchanges(clock, random),
    passwordLockout: createLockout(clock),
    codeLockout: createLockout(clock),
    hourlyLimits: createHourlyLimits(clock),
    outbox,
  }
}
