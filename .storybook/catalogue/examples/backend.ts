import { createServer } from 'node:http'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler } from '@challenge-kit/server'
import { toNodeListener } from '@challenge-kit/server/node'

const handler = createSignInHandler({
  cognito: new CognitoIdentityProviderClient({ region: 'eu-central-1' }),
  userPoolId: 'eu-central-1_AbCdEfGhI',
  clientId: '3n4b5urk1ft4fl3mg5e62d9ado',
  keys: [{ id: '2026-11', secret: process.env['SEAL_KEY'] ?? '' }], // 32 random bytes as base64url
  origins: ['https://app.example.com'],
})

// The page calls the paths under /auth.
createServer(toNodeListener(handler)).listen(4000)
