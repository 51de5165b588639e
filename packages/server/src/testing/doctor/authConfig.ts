/** The options of a backend, as an application exports them for `doctor --config`. The emulator is at EMULATOR_URL. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { SignInHandlerOptions } from '../../index.ts'
import { CLIENT_ID, CLIENT_SECRET, testKey } from '../testBackend.ts'

const { EMULATOR_URL: endpoint = '' } = process.env

export const options: SignInHandlerOptions = {
  cognito: new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint }),
  userPoolId: 'us-east-1_Emulator1',
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  keys: [testKey],
  origins: ['https://app.example.com'],
  pool: { authSessionValidity: 15 },
}

// A connection of the application must not keep the doctor running.
setInterval(() => undefined, 60_000)
