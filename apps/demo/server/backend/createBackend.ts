import {
  AdminUpdateUserAttributesCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler, type SealKey, type SignInHandler } from '@challenge-kit/server'
import type { Config } from './config.ts'
import type { Switches } from './switches.ts'

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

/** How the backend is set up: what seals its cookies, and the switches it has to know of. */
export interface Setup extends Pick<Switches, 'begins' | 'preferred' | 'devices' | 'announcedBy'> {
  readonly sealKey: SealKey['secret']
}

/** The trusted backend, as an app of your own would make it. */
export function createBackend(pool: PoolAccess, { authFlow, origin }: Config, setup: Setup): SignInHandler {
  const { id, clientId, clientSecret, endpoint, clock } = pool
  const { begins, preferred, devices, announcedBy, sealKey } = setup
  const cognito = new CognitoIdentityProviderClient({
    region: id.slice(0, id.indexOf('_')),
    // The lab takes any credentials. AWS takes those that the SDK finds by itself.
    ...(endpoint && { endpoint, credentials: { accessKeyId: 'lab', secretAccessKey: 'lab' } }),
  })
  return createSignInHandler({
    cognito,
    userPoolId: id,
    clientId,
    ...(clientSecret && { clientSecret }),
    authFlow: authFlows(authFlow)[begins],
    customChallenge: { parameters: ['question', 'hint'] },
    mfaSetup: {
      // An app of your own refuses accounts that have a factor by now: see docs/guides/backend.md.
      storePhoneNumber: async ({ username: Username }, Value) => {
        const UserAttributes = [{ Name: 'phone_number', Value }]
        await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId: id, Username, UserAttributes }))
      },
    },
    origins: [origin],
    keys: [{ id: 'demo', secret: sealKey }],
    pool: {
      totpIssuer: 'Lantern Library',
      ...(endpoint && { passwordPolicy: labPolicy }),
      ...(preferred !== 'none' && { preferredChallenge: preferred }),
      ...(devices !== 'off' && { devices: { remember: devices, announcedBy } }),
    },
    describeSession: ({ email, phone_number, given_name }) => ({ email, phone_number, given_name }),
    onEvent: ({ code, exception, advice }) => {
      // The page only says that something is wrong: whoever set it up is told what.
      if (code === 'server_misconfigured') console.error(`Cognito refused with ${exception}. ${advice ?? ''}`)
    },
    ...(clock && { clock }),
  })
}

const authFlows = (password: Config['authFlow']) =>
  ({ password, srp: 'USER_SRP_AUTH', choice: 'USER_AUTH', question: 'CUSTOM_AUTH' }) as const

// Only an administrator may ask a real pool for its policy: there, put yours here.
const labPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
}
