import { text } from '../input.ts'
import { findByClient } from '../pool.ts'
import { respond } from '../respond.ts'
import type { Call, Output } from './operation.ts'

export function respondToAuthChallenge({ service, input }: Call): Promise<Output> {
  const { pool, client } = findByClient(service.pools.values(), text(input, 'ClientId'))
  return respond(service, pool, client, 'public', input)
}
