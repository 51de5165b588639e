import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { requestHandler } from '@challenge-kit/emulator/node'

/** The real SDK over a wire of the test's. */
export function sdkOver(fetch: (request: Request) => Promise<Response>): CognitoIdentityProviderClient {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  return new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, requestHandler: requestHandler(fetch) })
}
