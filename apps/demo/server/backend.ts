import { randomBytes } from 'node:crypto'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler, type SignInHandler } from '@challenge-kit/server'
import type { Config } from './config.ts'

/** A user pool, and how to reach it. */
export interface PoolAccess {
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** Where the AWS SDK finds it, if not at AWS. */
  readonly endpoint?: string
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

/** The trusted backend, as an app of your own would make it. */
export function createBackend(pool: PoolAccess, { authFlow, origin, sealKey }: Config): SignInHandler {
  const { id, clientId, clientSecret, endpoint, clock } = pool
  return createSignInHandler({
    cognito: new CognitoIdentityProviderClient({
      region: id.slice(0, id.indexOf('_')),
      // The lab takes any credentials. AWS takes those that the SDK finds by itself.
      ...(endpoint && { endpoint, credentials: { accessKeyId: 'lab', secretAccessKey: 'lab' } }),
    }),
    userPoolId: id,
    clientId,
    ...(clientSecret && { clientSecret }),
    authFlow,
    origins: [origin],
    // Without a key of yours, a restart of the demo signs everybody out.
    keys: [{ id: 'demo', secret: sealKey ?? randomBytes(32) }],
    pool: { totpIssuer: 'Lantern Library', ...(endpoint && { passwordPolicy: labPolicy }) },
    describeSession: ({ email, given_name }) => ({ email, given_name }),
    onEvent: ({ code, exception, advice }) => {
      // The page only says that something is wrong: whoever set it up is told what.
      if (code === 'server_misconfigured') console.error(`Cognito refused with ${exception}. ${advice ?? ''}`)
    },
    ...(clock && { clock }),
  })
}

// Only an administrator may ask a real pool for its policy: there, put yours here.
const labPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
