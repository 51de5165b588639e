/** The kit with its own client of Cognito's API. */
import { createSignInHandler, leanCognito } from '@challenge-kit/server/lean'
import { toNodeListener } from '@challenge-kit/server/node'
import { credentials, origin, region, sealKey } from './listener.ts'
import { serve } from './serve.ts'

serve(({ endpoint, ...pool }) =>
  toNodeListener(
    createSignInHandler({
      cognito: leanCognito({ region, endpoint, credentials }),
      ...pool,
      keys: [{ id: 'k1', secret: sealKey }],
      origins: [origin],
    }),
    { hops: 1 },
  ),
)
