import { CreateUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { connect, poolWith } from '../../testing/client.ts'

describe('a client', () => {
  const UserPoolId = 'us-east-1_Emulator1'

  test('has the default lifetimes of Cognito without units', async () => {
    const sdk = connect(poolWith())
    const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'plain' }))
    expect(UserPoolClient).toMatchObject({ AccessTokenValidity: 1, IdTokenValidity: 1, RefreshTokenValidity: 30 })
    expect(UserPoolClient).not.toHaveProperty('TokenValidityUnits')
  })

  test('returns ReadAttributes, and AnalyticsConfiguration is refused', async () => {
    const sdk = connect(poolWith())
    const given = { UserPoolId, ClientName: 'plain', ReadAttributes: ['email'] }
    const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand(given))
    expect(UserPoolClient?.ReadAttributes).toEqual(['email'])
    const AnalyticsConfiguration = { ApplicationId: 'any' }
    await expect(sdk.send(new CreateUserPoolClientCommand({ ...given, AnalyticsConfiguration }))).rejects.toMatchObject(
      { name: 'NotImplemented' },
    )
  })
})
