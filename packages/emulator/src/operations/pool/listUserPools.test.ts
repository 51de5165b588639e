import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  ListUserPoolClientsCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { connect, poolWith } from '../../testing/client.ts'

test('ListUserPools and ListUserPoolClients return pages', async () => {
  const sdk = connect(poolWith())
  const { UserPool } = await sdk.send(new CreateUserPoolCommand({ PoolName: 'people' }))
  const first = await sdk.send(new ListUserPoolsCommand({ MaxResults: 1 }))
  const second = await sdk.send(new ListUserPoolsCommand({ MaxResults: 1, NextToken: first.NextToken }))
  expect(first.UserPools).toMatchObject([{ Id: 'us-east-1_Emulator1' }])
  expect(second.UserPools).toMatchObject([{ Id: UserPool?.Id, Name: 'people' }])
  expect(second.NextToken).toBeUndefined()

  const UserPoolId = UserPool?.Id
  const { UserPoolClient } = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'site' }))
  const { UserPoolClients } = await sdk.send(new ListUserPoolClientsCommand({ UserPoolId }))
  expect(UserPoolClients).toEqual([{ ClientId: UserPoolClient?.ClientId, ClientName: 'site', UserPoolId }])
  await expect(sdk.send(new ListUserPoolClientsCommand({ UserPoolId: 'us-east-1_none' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
  })
  await expect(sdk.send(new ListUserPoolsCommand({ MaxResults: undefined }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})
