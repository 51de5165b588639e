import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool } from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'

const pool = createUserPool({
  settings: { mfa: 'OPTIONAL', factors: ['SMS_MFA'] },
  clients: [{ id: 'web' }],
  users: [{ username: 'alice', password: 'tide-pool-9-Lantern', attributes: { phone_number: '+819000000839' } }],
})

export const cognito = new CognitoIdentityProviderClient({
  region: 'us-east-1',
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  requestHandler: requestHandler(pool.fetch),
})

export const lastText = (): string | undefined => pool.outbox.last('+819000000839')?.code
