import { createServer, type ServerResponse } from 'node:http'
import { expect, test, vi } from 'vitest'
import { cognitoError } from '../cognito/errors.ts'
import { leanCognito, type LeanCognitoOptions } from './leanCognito.ts'

const keys = { accessKeyId: 'any', secretAccessKey: 'any' }
const withKeys = { credentials: keys }

/** The lean client before a server that answers each request as `answer` says. */
async function before(
  answer: (outgoing: ServerResponse, authorization: string) => void,
  work: (send: (options?: Partial<LeanCognitoOptions>) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => answer(outgoing, incoming.headers.authorization ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const input = { UserPoolId: 'us-east-1_Pool', ClientId: 'web', AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' } as const
  const clients = new Map<object, ReturnType<typeof leanCognito>>()
  const send = (options: Partial<LeanCognitoOptions> = withKeys) => {
    const client = clients.get(options) ?? leanCognito({ region: 'us-east-1', endpoint, ...options })
    clients.set(options, client)
    return client.sendOperation('AdminInitiateAuth', input, 3_000)
  }
  try {
    await work(send)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('a reply of more than a mebibyte is refused, and of a mebibyte it is read', async () => {
  let length = 2 ** 20
  const reply = () => JSON.stringify({ Session: 'x'.repeat(length - '{"Session":""}'.length) })
  await before(
    (outgoing) => outgoing.end(reply()),
    async (send) => {
      expect(await send()).toHaveProperty('Session')
      length += 1
      await expect(send()).rejects.toThrow('too long')
    },
  )
})

test('a reply that ends before its announced length leaves the outcome unknown', async () => {
  const cut = (outgoing: ServerResponse) => {
    outgoing.writeHead(200, { 'content-length': 100 }).write('{}')
    setTimeout(() => outgoing.destroy(), 20)
  }
  await before(cut, async (send) => {
    const error: unknown = await send().catch((thrown: unknown) => thrown)
    expect(cognitoError(error, 'answer').code).toBe('outcome_unknown')
  })
})

test.each([
  ['the header', { 'x-amzn-errortype': 'CodeMismatchException:http://internal.amazon.com/' }, {}],
  ['the long form', {}, { __type: 'com.amazonaws.cognito#CodeMismatchException' }],
  ['the short form', {}, { __type: 'CodeMismatchException' }],
])('the name of an exception is read from %s', async (_, headers, body) => {
  const refuse = (outgoing: ServerResponse) =>
    outgoing.writeHead(400, headers).end(JSON.stringify({ ...body, message: 'no' }))
  await before(refuse, async (send) => {
    await expect(send()).rejects.toMatchObject({ name: 'CodeMismatchException', message: 'no', $fault: 'client' })
  })
})

test('members that are null are left out, as the AWS SDK leaves them out', async () => {
  await before(
    (outgoing) => outgoing.end('{"Session":null,"ChallengeName":"null"}'),
    async (send) => {
      expect(await send()).toEqual({ ChallengeName: 'null' })
    },
  )
})

test('in the last five minutes of temporary credentials, a call is signed with them and the next call with new ones', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 28) })
  let asked = 0
  const authorizations: string[] = []
  const credentials = () => {
    asked += 1
    return Promise.resolve({ ...keys, accessKeyId: `key${asked}`, expiration: new Date(Date.now() + 900_000) })
  }
  const options = { credentials }
  const note = (outgoing: ServerResponse, authorization: string) => {
    authorizations.push(/Credential=(\w+)\//.exec(authorization)?.[1] ?? '')
    outgoing.end('{}')
  }
  await before(note, async (send) => {
    await Promise.all([send(options), send(options)])
    vi.setSystemTime(Date.now() + 599_000)
    await send(options)
    vi.setSystemTime(Date.now() + 2_000)
    await send(options)
    await send(options)
  }).finally(() => vi.useRealTimers())
  expect(authorizations).toEqual(['key1', 'key1', 'key1', 'key1', 'key2'])
})

test('a provider that fails is asked again, and nothing is sent without credentials', async () => {
  let requests = 0
  let fails = true
  const none = Object.assign(new Error('Could not load credentials from any providers'), {
    name: 'CredentialsProviderError',
  })
  const options = { credentials: () => (fails ? Promise.reject(none) : Promise.resolve(keys)) }
  const count = (outgoing: ServerResponse) => {
    requests += 1
    outgoing.end('{}')
  }
  await before(count, async (send) => {
    const error: unknown = await send(options).catch((thrown: unknown) => thrown)
    expect(cognitoError(error, 'start').code).toBe('server_misconfigured')
    expect(requests).toBe(0)
    fails = false
    expect(await send(options)).toEqual({})
  })
})

test('the chain of the AWS SDK finds credentials in the environment', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'fromEnvironment')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  vi.stubEnv('AWS_SESSION_TOKEN', 'token')
  let signed = ''
  const note = (outgoing: ServerResponse, authorization: string) => {
    signed = authorization
    outgoing.end('{}')
  }
  await before(note, async (send) => {
    await send({})
  }).finally(() => vi.unstubAllEnvs())
  expect(signed).toMatch(/^AWS4-HMAC-SHA256 Credential=fromEnvironment\/\d{8}\/us-east-1\/cognito-idp\/aws4_request, /)
  expect(signed).toContain('SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target')
})

test.each(['', 'eu-central-1.evil.example', 'EU-central-1', 'eu-central-1/'])(
  'the region "%s" is refused',
  (region) => {
    expect(() => leanCognito({ region })).toThrow('no AWS region')
  },
)

test.each([
  'http://cognito-idp.us-east-1.amazonaws.com',
  'http://emulator:9229',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://127.0.0.1@example.com',
  'http://128.0.0.1',
  'http://[::2]',
])('the endpoint "%s" is refused, because passwords would travel unencrypted', (endpoint) => {
  expect(() => leanCognito({ region: 'us-east-1', endpoint })).toThrow('must be https')
})

test.each([
  'https://vpce-1.cognito-idp.us-east-1.vpce.amazonaws.com',
  'http://localhost:9229',
  'http://127.0.0.1:9229',
  'http://127.8.9.10',
  'http://[::1]:9229',
])('the endpoint "%s" is accepted', (endpoint) => {
  expect(leanCognito({ region: 'us-east-1', endpoint })).toHaveProperty('sendOperation')
})

test('the error about an http endpoint does not repeat a password of the URL', () => {
  const endpoint = 'http://user:secret@emulator:9229/path'
  const create = () => leanCognito({ region: 'us-east-1', endpoint })
  expect(create).toThrow('"http://emulator:9229"')
})
