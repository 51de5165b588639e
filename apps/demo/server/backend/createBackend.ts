import {
  AdminUpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler, type SignInHandler, type SignInHandlerOptions } from '@challenge-kit/server'

/** An app client of a user pool. */
export type UserPoolClient = Pick<SignInHandlerOptions, 'userPoolId' | 'clientId' | 'clientSecret'>

export interface BackendOptions extends UserPoolClient, Pick<SignInHandlerOptions, 'authFlow' | 'pool' | 'clock'> {
  readonly cognito: CognitoIdentityProviderClient
  /** The origin of the page, as browsers write it. */
  readonly origin: string
  /** Encrypts the cookies: 32 bytes or more, base64url. */
  readonly sealKey: string
}

/** Creates the sign-in backend of the library, which answers requests to `/auth`. Copy this file for your own app. */
export function createBackend({ origin, sealKey, ...options }: BackendOptions): SignInHandler {
  const { cognito, userPoolId: UserPoolId, pool } = options
  return createSignInHandler({
    ...options,
    origins: [origin],
    keys: [{ id: 'demo', secret: sealKey }],
    pool: { totpIssuer: 'Lantern Library', ...pool },
    customChallenge: { parameters: ['questionKey', 'lang', 'question', 'hint'] },
    mfaSetup: {
      // In your own app, refuse users who already have a second factor: see docs/guides/second-factors.md.
      storePhoneNumber: async ({ username: Username }, Value) => {
        const UserAttributes = [{ Name: 'phone_number', Value }]
        await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
      },
    },
    describeSession: ({ email, phone_number, given_name }) => ({ email, phone_number, given_name }),
    onEvent: ({ code, exception, advice }) => {
      // The page says only that sign-in does not work. The administrator reads the reason here.
      if (code === 'server_misconfigured') console.error(`Sign-in does not work: ${exception}. ${advice ?? ''}`)
    },
  })
}
