import { exception } from '../wire/exceptions.ts'
import { simulatedUser } from './simulatedUser.ts'
import type { ContactAttribute, User } from './user.ts'
import { isVerified } from './user.ts'

/** The pool settings that decide which names a user can sign in with. */
export interface SignInNames {
  readonly usernameAttributes: readonly ContactAttribute[]
  readonly aliasAttributes: readonly (ContactAttribute | 'preferred_username')[]
}

/** The users of one pool. */
export interface Users {
  add(user: User): void
  remove(user: User): void
  all(): Iterable<User>
  /** Finds a user by username, by `sub`, or by an alias that the pool allows. */
  find(name: string, names: SignInNames): User | undefined
  /**
   * The user that stands in for an unknown username, so that a client cannot tell which accounts exist.
   * The same name always gets the same user.
   */
  simulated(name: string): User
}

export function createUsers(): Users {
  const users = new Map<string, User>()
  const simulated = new Map<string, User>()

  function findByAlias(name: string, { usernameAttributes, aliasAttributes }: SignInNames): User | undefined {
    for (const user of users.values()) {
      if (usernameAttributes.some((alias) => equals(user.attributes.get(alias), name))) return user
      const verified = aliasAttributes.filter((alias) => alias === 'preferred_username' || isVerified(user, alias))
      if (verified.some((alias) => equals(user.attributes.get(alias), name))) return user
    }
    return undefined
  }

  return {
    add: (user) => {
      users.set(user.username.toLowerCase(), user)
    },
    remove: (user) => {
      users.delete(user.username.toLowerCase())
    },
    all: () => users.values(),
    find: (name, names) =>
      users.get(name.toLowerCase()) ??
      [...users.values()].find((user) => user.sub === name) ??
      findByAlias(name, names),
    simulated: (name) => {
      const key = name.toLowerCase()
      const user = simulated.get(key) ?? simulatedUser(name)
      simulated.set(key, user)
      return user
    },
  }
}

/** The user with this name. Throws UserNotFoundException if there is none. */
export function requireUser(users: Users, name: string, names: SignInNames): User {
  const user = users.find(name, names)
  if (!user) throw exception('UserNotFoundException', 'User does not exist.')
  return user
}

/** Compares two names, ignoring case. */
function equals(value: string | undefined, name: string): boolean {
  return value !== undefined && value.toLowerCase() === name.toLowerCase()
}
