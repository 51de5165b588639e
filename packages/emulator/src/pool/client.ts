/**
 * An app client of the pool.
 *
 * @see {@link https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html | CreateUserPoolClient}
 */
export interface ClientOptions {
  readonly id: string
  /** Makes SECRET_HASH compulsory. */
  readonly secret?: string
  /** ExplicitAuthFlows. Default: every flow, for Admin and public calls. */
  readonly flows?: readonly string[]
  /** Minutes a Session lives, 3 to 15. Default: 3. */
  readonly authSessionValidity?: number
  /** Whether an unknown user is told from a wrong password. Default: LEGACY (it is), the API's own default. */
  readonly preventUserExistenceErrors?: 'LEGACY' | 'ENABLED'
  /** Refresh-token rotation. Absent: off. */
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

/**
 * What an administrator can change on an app client. Sign-ins under way and tokens already issued keep the lifetimes
 * they began with; everything else holds from the next call on.
 */
export interface ClientSettings {
  /** null: no secret, and no SECRET_HASH. */
  readonly secret: string | null
  /** ExplicitAuthFlows. */
  readonly flows: readonly string[]
  /** Minutes. */
  readonly authSessionValidity: number
  readonly preventUserExistenceErrors: 'LEGACY' | 'ENABLED'
  /** null: refresh tokens stay the same. */
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

/** Sessions and tokens know their client by identity: it is the settings that are replaced. */
export interface Client {
  readonly id: string
  readonly name: string
  settings: ClientSettings
}

const everyFlow: readonly string[] = [
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
]

export function createClient(options: ClientOptions, name: string = options.id): Client {
  return {
    id: options.id,
    name,
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
