import type { Random } from '../environment/random.ts'
import { randomUuid } from '../environment/random.ts'
import type { ContactAttribute, MfaFactor, User, UserStatus } from './user.ts'

/** A user that a test or a demo puts into the pool. */
export interface UserOptions {
  readonly username: string
  /** A permanent password. The status becomes CONFIRMED. */
  readonly password?: string
  /** A password that the user must replace at the first sign-in. The status becomes FORCE_CHANGE_PASSWORD. */
  readonly temporaryPassword?: string
  /** Overrides the status that follows from the password. */
  readonly status?: UserStatus
  readonly attributes?: Readonly<Record<string, string>>
  /** A base32 TOTP secret. The authenticator app counts as enrolled and verified. */
  readonly totpSecret?: string
  /** FRIENDLY_DEVICE_NAME of that authenticator app. */
  readonly totpName?: string
  readonly mfa?: { readonly enabled?: readonly MfaFactor[]; readonly preferred?: MfaFactor }
  /** Whether the user may sign in. Default: true. */
  readonly enabled?: boolean
}

/** Makes a user. In a pool with username attributes, `username` becomes the value of the attribute. */
export function createUser(
  options: UserOptions,
  { usernameAttributes }: { readonly usernameAttributes: readonly ContactAttribute[] },
  random: Random,
  now: number,
): User {
  const sub = options.attributes?.['sub'] ?? randomUuid(random)
  const attributes = new Map([['sub', sub], ...Object.entries(options.attributes ?? {})])
  const signInAttribute = usernameAttributes.find((name) => options.username.includes('@') === (name === 'email'))
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
