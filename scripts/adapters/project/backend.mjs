/** The backend of every application: a handler for the user pool of the emulator. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler } from '@challenge-kit/server'

/** @param {Record<string, string | undefined>} environment */
export function createBackend({ ENDPOINT, USER_POOL_ID, CLIENT_ID, ORIGIN }) {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  return createSignInHandler({
    cognito: new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint: ENDPOINT, credentials }),
    userPoolId: USER_POOL_ID,
    clientId: CLIENT_ID,
    keys: [{ id: 'k1', secret: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8' }],
    origins: [ORIGIN],
  })
}
