import type { Clock } from '../../environment/clock.ts'
import type { Random } from '../../environment/random.ts'
import { randomText } from '../../environment/random.ts'
import { createClient } from '../../pool/client.ts'
import type { Pools } from '../../pool/pools.ts'
import { toUserPoolClientType } from '../../pool/userPoolType.ts'
import { optionalFlag, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { readClientOptions } from './clientOptionsInput.ts'

export function createUserPoolClient({
  clock,
  random,
  pools,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly pools: Pools
}): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const generated = optionalFlag(input, 'GenerateSecret') ? randomWord(random, 52) : undefined
    const secret = optionalText(input, 'ClientSecret') ?? generated
    const options = { ...readClientOptions(input), id: randomWord(random, 26), ...(secret !== undefined && { secret }) }
    const client = createClient(options, text(input, 'ClientName'), clock.now())
    pool.clients.set(client.id, client)
    return { UserPoolClient: toUserPoolClientType(pool, client) }
  }
}

/** Random letters and digits, like a client id or secret of the real service. */
function randomWord(random: Random, length: number): string {
  return randomText(random, length * 2)
    .replaceAll(/[-_]/g, '')
    .toLowerCase()
    .slice(0, length)
}
