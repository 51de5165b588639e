import { failure } from '../wire/exceptions.ts'
import type { Random } from '../environment/random.ts'
import { randomUuid } from '../environment/random.ts'
import type { PoolSettings } from '../pool/settings.ts'
import { simulatedUser } from './simulatedUser.ts'
import type { User, UserOptions } from './user.ts'

export interface Users {
  add(user: User): void
  remove(user: User): void
  all(): Iterable<User>
  /** By user name, `sub`, or an alias the pool allows. */
  find(name: string, settings: PoolSettings): User | undefined
  /** Who stands in for a name nobody has, where that must not show: always the same for the same name. */
  simulated(name: string): User
}

export function createUsers(): Users {
  const users = new Map<string, User>()
  const simulated = new Map<string, User>()

  function findByAlias(name: string, settings: PoolSettings): User | undefined {
    for (const user of users.values()) {
      if (settings.usernameAttributes.some((alias) => same(user.attributes.get(alias), name))) return user
      const verified = settings.aliasAttributes.filter(
        (alias) => alias === 'preferred_username' || user.attributes.get(`${alias}_verified`) === 'true',
      )
      if (verified.some((alias) => same(user.attributes.get(alias), name))) return user
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
    find: (name, settings) =>
      users.get(name.toLowerCase()) ??
      [...users.values()].find((user) => user.sub === name) ??
      findByAlias(name, settings),
    simulated: (name) => {
      const key = name.toLowerCase()
      const user = simulated.get(key) ?? simulatedUser(name)
      simulated.set(key, user)
      return user
    },
  }
}

export function requireUser(users: Users, name: string, settings: PoolSettings): User {
  const user = users.find(name, settings)
  if (!user) throw failure('UserNotFoundException', 'User does not exist.')
  return user
}

/** In a pool where people sign in with an attribute, the user name they are created with becomes that attribute. */
export function createUser(options: UserOptions, settings: PoolSettings, random: Random, now: number): User {
  const sub = options.attributes?.['sub'] ?? randomUuid(random)
  const attributes = new Map([['sub', sub], ...Object.entries(options.attributes ?? {})])
  const signInAttribute = settings.usernameAttributes.find(
    (name) => options.username.includes('@') === (name === 'email'),
  )
  if (signInAttribute && !attributes.has(signInAttribute)) attributes.set(signInAttribute, options.username)
  const enabledMfa = options.mfa?.enabled ?? (options.mfa?.preferred ? [options.mfa.preferred] : [])
  return {
    sub,
    simulated: false,
    username: signInAttribute ? sub : options.username,
    created: now,
    modified: now,
    status: options.status ?? (options.temporaryPassword === undefined ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD'),
    enabled: options.enabled ?? true,
    password: options.password ?? options.temporaryPassword ?? null,
    passwordSetAt: now,
    attributes,
    authenticator:
      options.totpSecret === undefined
        ? null
        : { secret: options.totpSecret, name: options.totpName ?? null, lastStep: -1 },
    pendingSecret: null,
    codes: new Map(),
    confirmedThrough: null,
    enabledMfa,
    preferredMfa: options.mfa?.preferred ?? null,
    devices: new Map(),
    passkeys: new Map(),
    registration: null,
    passkeyMfa: false,
  }
}

function same(one: string | undefined, other: string): boolean {
  return one !== undefined && one.toLowerCase() === other.toLowerCase()
}
