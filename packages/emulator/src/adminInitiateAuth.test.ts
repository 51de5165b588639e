import { AdminInitiateAuthCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { createUserPool } from './index.ts'
import { listen, requestHandler } from './node.ts'

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
const command = (PASSWORD: string) =>
  new AdminInitiateAuthCommand({
    UserPoolId: 'us-east-1_Emulator1',
    ClientId: 'web',
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ada', PASSWORD },
  })
const pool = createUserPool({ clients: [{ id: 'web' }], users: [{ username: 'ada', password: 'Correct-horse-1' }] })

test('a right password gives tokens, over HTTP', async () => {
  const server = await listen(pool.fetch)
  const client = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: server.url,
    credentials,
    maxAttempts: 1,
  })
  const answer = await client.send(command('Correct-horse-1'))
  expect(answer.AuthenticationResult?.TokenType).toBe('Bearer')
  await server.close()
})

test('a wrong password is refused, in process', async () => {
  const handler = requestHandler(pool.fetch)
  const client = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    requestHandler: handler,
    credentials,
    maxAttempts: 1,
  })
  await expect(client.send(command('wrong'))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
})
