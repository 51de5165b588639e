import { sdkClient } from './cognito/sendOnce.ts'
import { composeHandler, type SignInHandler } from './composeHandler.ts'
import { composeTenantHandler, type TenantHandler, type TenantHandlerOptions } from './composeTenantHandler.ts'
import type { SignInHandlerOptions } from './options.ts'

/**
 * Creates the trusted backend. Only the backend has AWS credentials, the client secret, Cognito's Session and the tokens.
 * Its instances need to share only the counts of limits (see the option `limitStore`).
 *
 * @throws `Error` at start-up if an option is invalid. The message says what to change.
 * @example
 * ```ts
 * import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
 * import { createSignInHandler } from '@challenge-kit/server'
 *
 * const handler = createSignInHandler({
 *   cognito: new CognitoIdentityProviderClient({ region: 'eu-central-1' }),
 *   userPoolId: 'eu-central-1_AbCdEfGhI',
 *   clientId: '3n4b5urk1ft4fl3mg5e62d9ado',
 *   keys: [{ id: '2026-11', secret: process.env['SEAL_KEY'] ?? '' }], // 32 random bytes as base64url
 *   origins: ['https://app.example.com'],
 * })
 * const response = await handler(new Request('https://app.example.com/auth/session', { method: 'POST' }))
 * ```
 */
export function createSignInHandler(options: SignInHandlerOptions): SignInHandler {
  const { cognito } = options
  return composeHandler({ ...options, cognito: 'middlewareStack' in cognito ? sdkClient(cognito) : cognito })
}

/**
 * Creates one handler for several tenants. Each tenant has its own user pool or app client, and its own keys, cookies,
 * limits and sessions.
 *
 * @throws `Error` at start-up if `tenants` is an object and an option in it is invalid.
 * @example
 * ```ts
 * import { createTenantHandler, type SignInHandlerOptions } from '@challenge-kit/server'
 *
 * export const serve = (acme: SignInHandlerOptions, globex: SignInHandlerOptions) =>
 *   createTenantHandler({
 *     tenant: (request) => request.headers.get('host')?.split('.')[0] ?? null,
 *     tenants: { acme, globex },
 *   })
 * ```
 */
export function createTenantHandler(options: TenantHandlerOptions): TenantHandler {
  return composeTenantHandler(options, createSignInHandler)
}
