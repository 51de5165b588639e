import * as commands from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { unsupportedChallenges } from '../challenges/registry.ts'
import { createCognito } from '../createCognito.ts'
import { systemClock } from '../environment/clock.ts'
import { createOutbox } from '../environment/outbox.ts'
import { secureRandom } from '../environment/random.ts'
import { poolWith } from '../testing/client.ts'
import { unimplemented } from './unimplemented.ts'

const clock = systemClock()
const { operations, flows, responders } = createCognito({ clock, random: secureRandom, outbox: createOutbox(clock) })

const everyOperation = Object.keys(commands)
  .filter((name) => name.endsWith('Command') && name !== '$Command')
  .map((name) => name.slice(0, -'Command'.length))

const post = (name: string, authorization = 'AWS4-HMAC-SHA256 Credential=any') =>
  poolWith().fetch(
    new Request('http://localhost/', {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${name}`, authorization },
      body: '{}',
    }),
  )

test('every operation, flow and challenge of the SDK is implemented or listed as not implemented', () => {
  expect([...Object.keys(operations), ...unimplemented].toSorted()).toEqual(everyOperation.toSorted())
  expect(Object.keys(flows).toSorted()).toEqual(Object.values(commands.AuthFlowType).toSorted())
  expect([...Object.keys(responders), ...unsupportedChallenges].toSorted()).toEqual(
    Object.values(commands.ChallengeNameType).toSorted(),
  )
})

test('an operation that is not implemented gets status 501', async () => {
  for (const name of unimplemented) {
    const response = await post(name)
    expect([response.status, await response.json()]).toEqual([
      501,
      { __type: 'NotImplemented', message: `${name} is not implemented by this emulator.` },
    ])
  }
})

test('an unknown operation gets status 400', async () => {
  const response = await post('AdminInitiateAuthNow')
  expect([response.status, await response.json()]).toMatchObject([400, { __type: 'UnknownOperationException' }])
})

test('only IAM operations require a signature', async () => {
  for (const [name, { authorization }] of Object.entries(operations)) {
    const exception = authorization === 'IAM' ? 'MissingAuthenticationTokenException' : 'InvalidParameterException'
    const body: unknown = await (await post(name, '')).json()
    expect([name, body]).toMatchObject([name, { __type: exception }])
  }
})

test('the IAM operations are the Admin operations and those that manage pools, groups and users', () => {
  const iam = Object.keys(operations).filter((name) => operations[name]?.authorization === 'IAM')
  expect(iam.filter((name) => !name.startsWith('Admin'))).toEqual([
    'CreateGroup',
    'CreateUserPool',
    'CreateUserPoolClient',
    'DeleteGroup',
    'DeleteUserPool',
    'DeleteUserPoolClient',
    'DescribeUserPool',
    'DescribeUserPoolClient',
    'GetGroup',
    'GetUserPoolMfaConfig',
    'ListGroups',
    'ListUserPoolClients',
    'ListUserPools',
    'ListUsers',
    'ListUsersInGroup',
    'SetUserPoolMfaConfig',
    'UpdateGroup',
    'UpdateUserPool',
    'UpdateUserPoolClient',
  ])
  expect(Object.keys(operations).filter((name) => name.startsWith('Admin') && !iam.includes(name))).toEqual([])
})
