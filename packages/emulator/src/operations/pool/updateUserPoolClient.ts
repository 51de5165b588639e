import type { Clock } from '../../environment/clock.ts'
import { createClient } from '../../pool/client.ts'
import { findClient } from '../../pool/pool.ts'
import type { Pools } from '../../pool/pools.ts'
import { toUserPoolClientType } from '../../pool/userPoolType.ts'
import { optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { readClientOptions } from './clientOptionsInput.ts'

/** Replaces the settings of a client. A setting that is absent gets its default. The secret stays the same. */
export function updateUserPoolClient({ clock, pools }: { readonly clock: Clock; readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const client = findClient(pool, text(input, 'ClientId'))
    const replaced = createClient({ ...readClientOptions(input), id: client.id })
    client.settings = { ...replaced.settings, secret: client.settings.secret }
    client.units = replaced.units
    client.kept = replaced.kept
    client.name = optionalText(input, 'ClientName') ?? client.name
    client.modified = clock.now()
    return { UserPoolClient: toUserPoolClientType(pool, client) }
  }
}
