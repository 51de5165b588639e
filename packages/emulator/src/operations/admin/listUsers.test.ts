import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { connect, poolWith } from '../../testing/client.ts'

const pool = poolWith({
  users: [
    { username: 'ada', attributes: { email: 'ada@example.com', given_name: 'Ada' } },
    { username: 'adam', attributes: { email: 'adam@example.com' }, enabled: false },
    { username: 'eve', temporaryPassword: 'Temporary-1' },
  ],
})
const list = async (input: { Filter?: string; Limit?: number; PaginationToken?: string; AttributesToGet?: string[] }) =>
  connect(pool).send(new ListUsersCommand({ UserPoolId: pool.id, ...input }))
const names = async (Filter?: string) =>
  (await list(Filter === undefined ? {} : { Filter })).Users?.map(({ Username }) => Username)

test('ListUsers filters by a value or a prefix of an attribute', async () => {
  expect(await names()).toEqual(['ada', 'adam', 'eve'])
  expect(await names('email = "ada@example.com"')).toEqual(['ada'])
  expect(await names('username ^= "ada"')).toEqual(['ada', 'adam'])
  expect(await names('cognito:user_status = "FORCE_CHANGE_PASSWORD"')).toEqual(['eve'])
  expect(await names('status = "Disabled"')).toEqual(['adam'])
  await expect(names('custom:card = "1"')).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('ListUsers returns pages, and only the attributes of AttributesToGet', async () => {
  const first = await list({ Limit: 2, AttributesToGet: ['given_name'] })
  expect(first.Users?.map(({ Attributes }) => Attributes)).toEqual([[{ Name: 'given_name', Value: 'Ada' }], []])
  const second = await list({ PaginationToken: first.PaginationToken ?? '' })
  expect(second.Users?.map(({ Username }) => Username)).toEqual(['eve'])
  expect(second.PaginationToken).toBeUndefined()
})
