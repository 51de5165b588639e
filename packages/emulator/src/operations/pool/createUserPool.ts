import type { Clock } from '../../environment/clock.ts'
import type { Random } from '../../environment/random.ts'
import { randomDigits } from '../../environment/random.ts'
import { createPool } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import { toUserPoolType } from '../../pool/userPoolType.ts'
import { objectList, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { readKeptPoolMembers, readPoolSettings } from './poolSettingsInput.ts'

/** Adds a pool to the same endpoint. SetUserPoolMfaConfig turns on the second factors of the pool. */
export function createUserPool({
  clock,
  random,
  pools,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly pools: Pools
}): RunOperation {
  return (input) => {
    const region = pools.first()?.region ?? 'us-east-1'
    const id = `${region}_${randomDigits(random, 9)}`
    const options = {
      id,
      name: text(input, 'PoolName'),
      settings: readPoolSettings(input),
      kept: readKeptPoolMembers(input),
      schema: objectList(input, 'Schema'),
    }
    const pool = createPool(options, random, clock.now())
    pools.add(pool)
    return { UserPool: toUserPoolType(pool) }
  }
}
