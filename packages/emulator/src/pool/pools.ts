import { resourceNotFound } from '../wire/exceptions.ts'
import type { Client } from './client.ts'
import type { Pool } from './pool.ts'

/** The user pools behind one endpoint. CreateUserPool adds more pools. */
export interface Pools {
  add(pool: Pool): void
  delete(pool: Pool): void
  has(id: string): boolean
  all(): Iterable<Pool>
  /** The pool that was added first. */
  first(): Pool | undefined
  /** The pool with this id. Throws ResourceNotFoundException if there is none. */
  find(id: string): Pool
  /**
   * The pool of this app client. Public operations name only the client, because its id is unique within the region.
   * Throws ResourceNotFoundException if no pool has the client.
   */
  findByClient(clientId: string): { readonly pool: Pool; readonly client: Client }
}

export function createPools(): Pools {
  const pools = new Map<string, Pool>()
  return {
    add: (pool) => {
      pools.set(pool.id, pool)
    },
    delete: (pool) => {
      pools.delete(pool.id)
    },
    has: (id) => pools.has(id),
    all: () => pools.values(),
    first: () => [...pools.values()][0],
    find: (id) => {
      const pool = pools.get(id)
      if (!pool) throw resourceNotFound(`User pool ${id} does not exist.`)
      return pool
    },
    findByClient: (clientId) => {
      for (const pool of pools.values()) {
        const client = pool.clients.get(clientId)
        if (client) return { pool, client }
      }
      throw resourceNotFound(`User pool client ${clientId} does not exist.`)
    },
  }
}
