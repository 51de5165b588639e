import { initiate } from '../initiate.ts'
import { text } from '../input.ts'
import { findByClient } from '../pool.ts'
import type { Call, Output } from './operation.ts'

export function initiateAuth({ service, input }: Call): Promise<Output> {
  const { pool, client } = findByClient(service.pools.values(), text(input, 'ClientId'))
  return initiate(service, pool, client, 'public', input)
}
