import { initiate } from './initiateAuthShared.ts'
import { text } from '../../wire/input.ts'
import { findByClient } from '../../pool/pool.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function initiateAuth({ service, input }: Call): Promise<Output> {
  const { pool, client } = findByClient(service.pools.values(), text(input, 'ClientId'))
  return initiate(service, pool, client, 'public', input)
}
