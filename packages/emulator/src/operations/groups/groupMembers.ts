import { toGroupType } from '../../pool/groupType.ts'
import type { Pools } from '../../pool/pools.ts'
import { toUserType } from '../../users/userType.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { pageOf } from '../../wire/page.ts'
import { findAdminTarget } from '../admin/adminTarget.ts'

export function adminAddUserToGroup({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const { pool, user } = findAdminTarget(pools, input)
    pool.groups.find(text(input, 'GroupName')).members.add(user)
    return {}
  }
}

export function adminRemoveUserFromGroup({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const { pool, user } = findAdminTarget(pools, input)
    pool.groups.find(text(input, 'GroupName')).members.delete(user)
    return {}
  }
}

export function adminListGroupsForUser({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const { pool, user } = findAdminTarget(pools, input)
    const { items, next } = pageOf(pool.groups.of(user), input, 'NextToken')
    return { Groups: items.map((group) => toGroupType(pool, group)), ...(next !== undefined && { NextToken: next }) }
  }
}

export function listUsersInGroup({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const { items, next } = pageOf([...pool.groups.find(text(input, 'GroupName')).members], input, 'NextToken')
    return { Users: items.map(toUserType), ...(next !== undefined && { NextToken: next }) }
  }
}
