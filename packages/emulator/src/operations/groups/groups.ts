import type { Clock } from '../../environment/clock.ts'
import type { Pools } from '../../pool/pools.ts'
import { toGroupType } from '../../pool/groupType.ts'
import type { User } from '../../users/user.ts'
import type { Input } from '../../wire/input.ts'
import { optionalNumber, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { pageOf } from '../../wire/page.ts'

interface GroupParts {
  readonly clock: Clock
  readonly pools: Pools
}

export function createGroup({ clock, pools }: GroupParts): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const now = clock.now()
    const group = {
      name: text(input, 'GroupName'),
      ...readGroup(input),
      created: now,
      modified: now,
      members: new Set<User>(),
    }
    pool.groups.add(group)
    return { Group: toGroupType(pool, group) }
  }
}

export function getGroup({ pools }: GroupParts): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    return { Group: toGroupType(pool, pool.groups.find(text(input, 'GroupName'))) }
  }
}

/** Replaces each member that the request contains and keeps the others. */
export function updateGroup({ clock, pools }: GroupParts): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const former = pool.groups.find(text(input, 'GroupName'))
    const given = readGroup(input)
    const group = {
      ...former,
      description: given.description ?? former.description,
      roleArn: given.roleArn ?? former.roleArn,
      precedence: given.precedence ?? former.precedence,
      modified: clock.now(),
    }
    pool.groups.replace(group)
    return { Group: toGroupType(pool, group) }
  }
}

export function deleteGroup({ pools }: GroupParts): RunOperation {
  return (input) => {
    const { groups } = pools.find(text(input, 'UserPoolId'))
    groups.remove(groups.find(text(input, 'GroupName')).name)
    return {}
  }
}

export function listGroups({ pools }: GroupParts): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const { items, next } = pageOf(pool.groups.all(), input, 'NextToken')
    return { Groups: items.map((group) => toGroupType(pool, group)), ...(next !== undefined && { NextToken: next }) }
  }
}

function readGroup(input: Input) {
  return {
    description: optionalText(input, 'Description'),
    roleArn: optionalText(input, 'RoleArn'),
    precedence: optionalNumber(input, 'Precedence'),
  }
}
