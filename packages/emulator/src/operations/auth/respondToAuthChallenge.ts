import { text } from '../../wire/input.ts'
import { findByClient } from '../../pool/pool.ts'
import { respond } from './respondShared.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function respondToAuthChallenge({ service, input }: Call): Promise<Output> {
  const { pool, client } = findByClient(service.pools.values(), text(input, 'ClientId'))
  return respond(service, pool, client, 'public', input)
}
