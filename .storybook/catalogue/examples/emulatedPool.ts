import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool } from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'

const phone = '+819000000839'
const pool = createUserPool({
  settings: { mfa: 'OPTIONAL', factors: ['SMS_MFA'] },
  clients: [{ id: 'web' }],
  users: [{ username: 'alice', password: 'tide-pool-9-Lantern', attributes: { phone_number: phone } }],
})

export const cognito = new CognitoIdentityProviderClient({
  region: 'us-east-1',
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  requestHandler: requestHandler(pool.fetch),
})

export const lastText = (): string | undefined => pool.outbox.last(phone)?.code
