import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DeleteUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolClientCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { connect, poolWith } from '../../testing/client.ts'

test('UpdateUserPool replaces the settings, and the sign-in names and Schema stay', async () => {
  const sdk = connect(poolWith())
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({
      PoolName: 'people',
      AliasAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      UserPoolTags: { team: 'library' },
      Schema: [{ Name: 'given_name', Required: true, AttributeDataType: 'String' }],
    }),
  )
  const UserPoolId = UserPool?.Id
  await sdk.send(
    new UpdateUserPoolCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    }),
  )
  const { UserPool: updated } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId }))
  expect(updated).toMatchObject({
    Name: 'people',
    MfaConfiguration: 'OPTIONAL',
    AliasAttributes: ['email'],
    SchemaAttributes: UserPool?.SchemaAttributes,
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  })
  expect(updated).not.toHaveProperty('AutoVerifiedAttributes')
  expect(updated).not.toHaveProperty('UserPoolTags')
})

test('UpdateUserPoolClient replaces the settings and keeps the secret, and a deleted client does not exist', async () => {
  const sdk = connect(poolWith())
  const UserPoolId = 'us-east-1_Emulator1'
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', GenerateSecret: true, AuthSessionValidity: 15 }),
  )
  const named = { UserPoolId, ClientId: UserPoolClient?.ClientId }
  const TokenValidityUnits = { AccessToken: 'minutes' as const }
  await sdk.send(
    new UpdateUserPoolClientCommand({ ...named, ClientName: 'site', AccessTokenValidity: 10, TokenValidityUnits }),
  )
  const { UserPoolClient: updated } = await sdk.send(new DescribeUserPoolClientCommand(named))
  expect(updated).toMatchObject({
    ClientName: 'site',
    ClientSecret: UserPoolClient?.ClientSecret,
    AuthSessionValidity: 3,
    AccessTokenValidity: 10,
    TokenValidityUnits,
  })
  await sdk.send(new DeleteUserPoolClientCommand(named))
  await expect(sdk.send(new DescribeUserPoolClientCommand(named))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
})
