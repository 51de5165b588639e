import type { Input } from '../wire/input.ts'
import type { TokenUnits } from './tokenUnits.ts'

/**
 * An app client of the pool.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html | CreateUserPoolClient}
 */
export interface ClientOptions {
  readonly id: string
  /** With a secret, each request must carry SECRET_HASH. */
  readonly secret?: string
  /** ExplicitAuthFlows. Default: every flow. */
  readonly flows?: readonly string[]
  /** Minutes until a Session expires, 3 to 15. Default: 3. */
  readonly authSessionValidity?: number
  /** `LEGACY` tells a client that a user does not exist. `ENABLED` hides this. Default: LEGACY, the API's own default. */
  readonly preventUserExistenceErrors?: 'LEGACY' | 'ENABLED'
  /** Refresh token rotation. Default: off. */
  readonly rotation?: { readonly gracePeriodSeconds: number }
  /** Seconds. Default: 3,600. */
  readonly accessTokenValidity?: number
  /** Seconds. Default: 3,600. */
  readonly idTokenValidity?: number
  /** Seconds. Default: 30 days. */
  readonly refreshTokenValidity?: number
  /** EnableTokenRevocation. Default: true. */
  readonly tokenRevocation?: boolean
}

/** The options of a client that a request creates or updates. */
export interface RequestedClientOptions extends ClientOptions {
  /** The units of the lifetimes in the request. Default: none. */
  readonly units?: TokenUnits
  /** The members of the request that DescribeUserPoolClient returns as given. */
  readonly kept?: Input
}

/**
 * The settings of an app client that an administrator can change. A change applies from the next request.
 * A sign-in in progress and tokens that were issued keep their lifetimes.
 */
export interface ClientSettings {
  /** null: no secret, and requests need no SECRET_HASH. */
  readonly secret: string | null
  /** ExplicitAuthFlows. */
  readonly flows: readonly string[]
  /** Minutes. */
  readonly authSessionValidity: number
  readonly preventUserExistenceErrors: 'LEGACY' | 'ENABLED'
  /** null: refresh tokens are not rotated. */
  readonly rotation: { readonly gracePeriodSeconds: number } | null
  /** Seconds. */
  readonly accessTokenValidity: number
  /** Seconds. */
  readonly idTokenValidity: number
  /** Seconds. */
  readonly refreshTokenValidity: number
  /** EnableTokenRevocation. */
  readonly tokenRevocation: boolean
}

/** An app client as the pool stores it. `settings` is replaced as a whole when a setting changes. */
export interface Client {
  readonly id: string
  name: string
  settings: ClientSettings
  units: TokenUnits
  kept: Input
  modified: number
  readonly created: number
}

const everyFlow: readonly string[] = [
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
]

export function createClient(options: RequestedClientOptions, name: string = options.id, now: number = 0): Client {
  return {
    id: options.id,
    name,
    created: now,
    modified: now,
    units: options.units ?? {},
    kept: options.kept ?? {},
    settings: {
      secret: options.secret ?? null,
      flows: options.flows ?? everyFlow,
      authSessionValidity: options.authSessionValidity ?? 3,
      preventUserExistenceErrors: options.preventUserExistenceErrors ?? 'LEGACY',
      rotation: options.rotation ?? null,
      accessTokenValidity: options.accessTokenValidity ?? 3_600,
      idTokenValidity: options.idTokenValidity ?? 3_600,
      refreshTokenValidity: options.refreshTokenValidity ?? 30 * 86_400,
      tokenRevocation: options.tokenRevocation ?? true,
    },
  }
}
