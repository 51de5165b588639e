import type { Pools } from '../../pool/pools.ts'
import { userFilter } from '../../users/userFilter.ts'
import { toAttributeList, toUserType } from '../../users/userType.ts'
import { optionalText, text, textList } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { pageOf } from '../../wire/page.ts'

export function listUsers({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const found = [...pool.users.all()].filter(userFilter(optionalText(input, 'Filter')))
    const { items, next } = pageOf(found, input, 'PaginationToken')
    const names = textList(input, 'AttributesToGet')
    const Users = items.map((user) => ({
      ...toUserType(user),
      ...(names && { Attributes: toAttributeList(user).filter(({ Name }) => names.includes(Name)) }),
    }))
    return { Users, ...(next !== undefined && { PaginationToken: next }) }
  }
}
