import { exception, resourceNotFound } from '../wire/exceptions.ts'
import type { User } from './user.ts'

/** A group of users. */
export interface Group {
  readonly name: string
  readonly description: string | undefined
  readonly roleArn: string | undefined
  readonly precedence: number | undefined
  readonly created: number
  readonly modified: number
  readonly members: Set<User>
}

/** The groups of one pool. */
export interface Groups {
  /** Adds a group. Throws GroupExistsException if the name is taken. */
  add(group: Group): void
  /** Replaces the group with the same name. */
  replace(group: Group): void
  remove(name: string): void
  /** Takes the user out of every group. */
  removeUser(user: User): void
  all(): readonly Group[]
  /** The group with this name. Throws ResourceNotFoundException if there is none. */
  find(name: string): Group
  /** The groups of the user, highest precedence first. */
  of(user: User): readonly Group[]
}

export function createGroups(): Groups {
  const groups = new Map<string, Group>()
  return {
    add: (group) => {
      if (groups.has(group.name)) throw exception('GroupExistsException', 'A group with the name already exists.')
      groups.set(group.name, group)
    },
    replace: (group) => {
      groups.set(group.name, group)
    },
    remove: (name) => {
      groups.delete(name)
    },
    removeUser: (user) => {
      for (const { members } of groups.values()) members.delete(user)
    },
    all: () => [...groups.values()],
    find: (name) => {
      const group = groups.get(name)
      if (!group) throw resourceNotFound('Group not found.')
      return group
    },
    of: (user) => [...groups.values()].filter(({ members }) => members.has(user)).toSorted(byPrecedence),
  }
}

/** The role of the group with the lowest precedence number. undefined if groups of equal precedence have different roles. */
export function preferredRole(groups: readonly Group[]): string | undefined {
  const withRole = groups.filter(({ roleArn }) => roleArn !== undefined).toSorted(byPrecedence)
  const [first] = withRole
  const equal = withRole.filter((group) => group.precedence === first?.precedence)
  return equal.every(({ roleArn }) => roleArn === first?.roleArn) ? first?.roleArn : undefined
}

/** Zero is the highest precedence. A group without a number comes last. */
function byPrecedence(a: Group, b: Group): number {
  const [one, other] = [a.precedence ?? 2 ** 31, b.precedence ?? 2 ** 31]
  return one - other
}
