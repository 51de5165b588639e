import type { Clock } from './clock.ts'
import { createExchanges } from './factors/srp.ts'
import type { Exchanges } from './factors/srp.ts'
import { createHourlyLimits } from './hourlyLimits.ts'
import type { HourlyLimits } from './hourlyLimits.ts'
import { createLockout } from './lockout.ts'
import type { Lockout } from './lockout.ts'
import type { OutboxStore } from './outbox.ts'
import type { Pool } from './pool.ts'
import type { Random } from './random.ts'
import type { Sessions } from './sessions.ts'
import { createSessions } from './sessions.ts'
import type { Tokens } from './tokens.ts'
import { createTokens } from './tokens.ts'

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
