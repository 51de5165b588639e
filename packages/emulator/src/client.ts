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

export interface Client {
  readonly id: string
  readonly name: string
  readonly secret: string | null
  readonly flows: readonly string[]
  readonly authSessionValidity: number
  readonly preventUserExistenceErrors: 'LEGACY' | 'ENABLED'
  readonly rotation: { readonly gracePeriodSeconds: number } | null
  readonly accessTokenValidity: number
  readonly idTokenValidity: number
  readonly refreshTokenValidity: number
  readonly tokenRevocation: boolean
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
    secret: options.secret ?? null,
    flows: options.flows ?? everyFlow,
    authSessionValidity: options.authSessionValidity ?? 3,
    preventUserExistenceErrors: options.preventUserExistenceErrors ?? 'LEGACY',
    rotation: options.rotation ?? null,
    accessTokenValidity: options.accessTokenValidity ?? 3_600,
    idTokenValidity: options.idTokenValidity ?? 3_600,
    refreshTokenValidity: options.refreshTokenValidity ?? 30 * 86_400,
    tokenRevocation: options.tokenRevocation ?? true,
  }
}
