import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminInitiateAuthCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  ListGroupsCommand,
  ListUsersInGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { connect, password, poolWith } from '../../testing/client.ts'

const role = (name: string) => `arn:aws:iam::000000000000:role/${name}`

function running() {
  const pool = poolWith({
    users: [
      { username: 'ada', password },
      { username: 'eve', password },
    ],
  })
  const sdk = connect(pool)
  const UserPoolId = pool.id
  return {
    sdk,
    UserPoolId,
    create: (GroupName: string, more: { RoleArn?: string; Precedence?: number } = {}) =>
      sdk.send(new CreateGroupCommand({ UserPoolId, GroupName, ...more })),
    add: (GroupName: string, Username = 'ada') =>
      sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username })),
    members: async (GroupName: string) =>
      (await sdk.send(new ListUsersInGroupCommand({ UserPoolId, GroupName }))).Users?.map(({ Username }) => Username),
    claims: async () => {
      const { AuthenticationResult } = await sdk.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId: 'web',
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'ada', PASSWORD: password },
        }),
      )
      const { AccessToken = '', IdToken = '' } = AuthenticationResult ?? {}
      return { access: decodeJwt(AccessToken), id: decodeJwt(IdToken) }
    },
  }
}

test('groups are created, read, changed, listed by page and deleted', async () => {
  const { sdk, UserPoolId, create } = running()
  await create('staff', { Precedence: 1 })
  await create('readers')
  await expect(create('staff')).rejects.toMatchObject({ name: 'GroupExistsException' })
  const named = { UserPoolId, GroupName: 'staff' }
  await sdk.send(new UpdateGroupCommand({ ...named, Description: 'The staff' }))
  const { Group } = await sdk.send(new GetGroupCommand(named))
  expect(Group).toMatchObject({ ...named, Description: 'The staff', Precedence: 1 })
  const first = await sdk.send(new ListGroupsCommand({ UserPoolId, Limit: 1 }))
  const second = await sdk.send(new ListGroupsCommand({ UserPoolId, Limit: 1, NextToken: first.NextToken }))
  expect([first, second].map(({ Groups }) => Groups?.map(({ GroupName }) => GroupName))).toEqual([
    ['staff'],
    ['readers'],
  ])
  expect(second.NextToken).toBeUndefined()
  await sdk.send(new DeleteGroupCommand(named))
  await expect(sdk.send(new GetGroupCommand(named))).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('users are added to groups, listed and removed, and a deleted user leaves the group', async () => {
  const { sdk, UserPoolId, create, add, members } = running()
  await create('staff', { Precedence: 2 })
  await create('admins', { Precedence: 1 })
  await add('staff')
  await add('admins')
  await add('staff', 'eve')
  const named = { UserPoolId, Username: 'ada' }
  const { Groups } = await sdk.send(new AdminListGroupsForUserCommand(named))
  expect(Groups?.map(({ GroupName }) => GroupName)).toEqual(['admins', 'staff'])
  expect(await members('staff')).toEqual(['ada', 'eve'])
  await sdk.send(new AdminRemoveUserFromGroupCommand({ ...named, GroupName: 'staff' }))
  await sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'eve' }))
  expect(await members('staff')).toEqual([])
  await expect(add('unknown')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('tokens carry `cognito:groups`, and the ID token carries the roles and the preferred role', async () => {
  const { create, add, claims } = running()
  expect((await claims()).access).not.toHaveProperty('cognito:groups')
  await create('staff', { Precedence: 2, RoleArn: role('staff') })
  await create('admins', { Precedence: 1, RoleArn: role('admins') })
  await add('staff')
  await add('admins')
  const { access, id } = await claims()
  expect(access['cognito:groups']).toEqual(['admins', 'staff'])
  expect(access).not.toHaveProperty('cognito:preferred_role')
  expect(id).toMatchObject({
    'cognito:groups': ['admins', 'staff'],
    'cognito:roles': [role('admins'), role('staff')],
    'cognito:preferred_role': role('admins'),
  })
})

test('two groups of equal precedence give a preferred role only if their roles are the same', async () => {
  const { create, add, claims } = running()
  await create('staff', { Precedence: 1, RoleArn: role('same') })
  await create('admins', { Precedence: 1, RoleArn: role('same') })
  await create('owners', { Precedence: 1, RoleArn: role('other') })
  await add('staff')
  await add('admins')
  expect((await claims()).id['cognito:preferred_role']).toBe(role('same'))
  await add('owners')
  expect((await claims()).id).not.toHaveProperty('cognito:preferred_role')
})
