import { AdminInitiateAuthCommand, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fault, UserPool } from '../index.ts'
import type { EmulatorServer } from './node.ts'
import { listen } from './node.ts'
import { withContractCheck } from '../testing/contract.ts'
import { connect, connectTo, password, poolWith } from '../testing/client.ts'

let pool: UserPool
let server: EmulatorServer

beforeAll(async () => {
  pool = poolWith({ users: [{ username: 'ada', password }] })
  server = await listen(withContractCheck(pool.fetch))
})

afterAll(() => server.close())

const signIn = () =>
  new AdminInitiateAuthCommand({
    UserPoolId: pool.id,
    ClientId: 'web',
    AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ada', PASSWORD: password },
  })

/** Every test runs over HTTP and in process, because a fault must look the same in both. */
const ways = [
  ['over HTTP', () => connectTo(server.url)],
  ['in process', () => connect(pool)],
] as const

describe.each(ways)('%s', (_, client) => {
  test('a sign-in succeeds, and the SDK reports the request id', async () => {
    const answer = await client().send(signIn())
    expect(answer.AuthenticationResult?.TokenType).toBe('Bearer')
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: expect.any(String) as unknown })
  })

  test('an exception has status 400', async () => {
    const request = new InitiateAuthCommand({ ClientId: 'web', AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: {} })
    await expect(client().send(request)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      $metadata: { httpStatusCode: 400 },
    })
  })

  const faults: [Fault, object][] = [
    [{ kind: 'throttle' }, { name: 'TooManyRequestsException' }],
    [
      { kind: 'error', name: 'UserLambdaValidationException', message: 'PreAuthentication failed with error ああ.' },
      { message: 'PreAuthentication failed with error ああ.' },
    ],
    [{ kind: 'internal' }, { name: 'InternalErrorException', $metadata: { httpStatusCode: 500 } }],
    [{ kind: 'html' }, { $metadata: { httpStatusCode: 502 } }],
    [{ kind: 'drop' }, { code: 'ECONNRESET' }],
    [{ kind: 'lostReply' }, { code: 'ECONNRESET' }],
  ]

  test.each(faults)('$kind applies to one request', async (fault, expected) => {
    pool.faults.next('AdminInitiateAuth', fault)
    await expect(client().send(signIn())).rejects.toMatchObject(expected)
    expect((await client().send(signIn())).AuthenticationResult).toBeDefined()
  })
})

test('GET serves the JWKS with CORS headers, and nothing else', async () => {
  const keys = await fetch(`${server.url}/${pool.id}/.well-known/jwks.json`)
  expect(keys.headers.get('access-control-allow-origin')).toBe('*')
  expect(await keys.json()).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256', use: 'sig', e: 'AQAB' }] })
  expect((await fetch(`${server.url}/us-east-1_none/.well-known/jwks.json`)).status).toBe(404)
  expect((await fetch(server.url, { method: 'OPTIONS' })).status).toBe(204)
})

test('every response has a Date header by the clock of the pool, as every response of AWS has', async () => {
  for (const target of ['AWSCognitoIdentityProviderService.ListUserPools', 'nonsense']) {
    const response = await fetch(server.url, { method: 'POST', headers: { 'x-amz-target': target }, body: '{}' })
    expect(response.headers.get('date')).toBe(new Date(pool.clock.now()).toUTCString())
  }
})

test('a body that is not a JSON object gets a SerializationException', async () => {
  const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' }
  for (const body of ['', 'null', '[]', '{']) {
    const response = await fetch(server.url, { method: 'POST', headers, body })
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' })
  }
})

test('`listen` rejects for a port that is taken', async () => {
  const port = Number(new URL(server.url).port)
  await expect(listen(pool.fetch, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
