import type { Pools } from '../../pool/pools.ts'
import { toSeconds } from '../../users/userType.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalNumber, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import type { Page } from '../../wire/page.ts'
import { pageOf } from '../../wire/page.ts'

export function listUserPools({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const { items, next } = resultsOf([...pools.all()], input, readRequired(input))
    const UserPools = items.map(({ id, name, created, modified }) => ({
      Id: id,
      Name: name,
      CreationDate: toSeconds(created),
      LastModifiedDate: toSeconds(modified),
    }))
    return { UserPools, ...(next !== undefined && { NextToken: next }) }
  }
}

export function listUserPoolClients({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const { items, next } = resultsOf([...pool.clients.values()], input, optionalNumber(input, 'MaxResults'))
    const UserPoolClients = items.map(({ id, name }) => ({ ClientId: id, ClientName: name, UserPoolId: pool.id }))
    return { UserPoolClients, ...(next !== undefined && { NextToken: next }) }
  }
}

/** ListUserPools requires MaxResults, and ListUserPoolClients does not. */
function readRequired(input: Input): number {
  const results = optionalNumber(input, 'MaxResults')
  if (results === undefined) throw invalidParameter('Missing required parameter MaxResults')
  return results
}

function resultsOf<Item>(all: readonly Item[], input: Input, results: number | undefined): Page<Item> {
  return pageOf(all, { ...input, Limit: results }, 'NextToken')
}
