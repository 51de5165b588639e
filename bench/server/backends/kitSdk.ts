/** The kit with the client of the AWS SDK. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler } from '@challenge-kit/server'
import { toNodeListener } from '@challenge-kit/server/node'
import { credentials, origin, region, sealKey } from './listener.ts'
import { serve } from './serve.ts'

serve(({ endpoint, ...pool }) =>
  toNodeListener(
    createSignInHandler({
      cognito: new CognitoIdentityProviderClient({ region, endpoint, credentials }),
      ...pool,
      keys: [{ id: 'k1', secret: sealKey }],
      origins: [origin],
    }),
    { hops: 1 },
  ),
)
