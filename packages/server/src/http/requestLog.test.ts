import { expect, test } from 'vitest'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { sdkCognito } from '../cognito/client.ts'
import { eventOf, newVisit } from './requestLog.ts'

const client = new CognitoIdentityProviderClient({ region: 'us-east-1' })
const pool = { userPoolId: 'us-east-1_none', clientId: 'web', clientSecret: null, timeout: 1_000 }
const cognito = sdkCognito(client, pool)

test('whatever the advice says, an event has one printable line of it, 200 long at most', async () => {
  const visit = {
    ...newVisit({ requestId: 'id', cognito, address: null, began: 0 }),
    advice: `a\r\nforged\u2028\u202eline\u0007${'x'.repeat(300)}`,
  }
  const { advice } = await eventOf(visit, (text) => Promise.resolve(text), 0)
  expect(advice).toBe(`a forged line ${'x'.repeat(186)}`)
})
