import { CognitoIdentityProviderClient, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool, type Fault } from '@challenge-kit/emulator'
import { listen, requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import { sendOnce } from './sendOnce.ts'

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
const command = () => new RevokeTokenCommand({ Token: 'none', ClientId: 'web' })

/** A client with the SDK's own retries, over a real socket. */
async function overSocket(
  work: (client: CognitoIdentityProviderClient, calls: () => number, fault: (fault: Fault) => void) => Promise<void>,
) {
  const pool = createUserPool({ clients: [{ id: 'web' }] })
  let calls = 0
  const server = await listen((request) => {
    calls += 1
    return pool.fetch(request)
  })
  const client = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials,
    endpoint: server.url,
    maxAttempts: 2,
  })
  try {
    await work(
      client,
      () => calls,
      (fault) => pool.faults.next('*', { ...fault, times: 9 }),
    )
  } finally {
    client.destroy()
    await server.close()
  }
}

test.each<[string, Fault]>([
  ['breaks before it is processed', { kind: 'drop' }],
  ['loses its reply', { kind: 'lostReply' }],
  ['comes back with 500', { kind: 'internal' }],
  ['is throttled', { kind: 'throttle' }],
  ['comes back as a page of HTML', { kind: 'html' }],
])('a call that %s is sent once, although the client of the SDK has retries', async (_, fault) => {
  await overSocket(async (client, calls, spoil) => {
    spoil(fault)
    await expect(sendOnce(client, command(), 8_000)).rejects.toBeInstanceOf(Error)
    expect(calls()).toBe(1)
    // Without `sendOnce` the client sends the call twice, which shows that this test can fail.
    await expect(client.send(command())).rejects.toBeInstanceOf(Error)
    expect(calls()).toBe(3)
  })
})

test('a call without a reply ends at the deadline and is not sent again', async () => {
  await overSocket(async (client, calls, spoil) => {
    spoil({ kind: 'slow', milliseconds: 2_000 })
    const began = performance.now()
    await expect(sendOnce(client, command(), 100)).rejects.toBeInstanceOf(Error)
    expect(performance.now() - began).toBeLessThan(1_500)
    expect(calls()).toBe(1)
  })
})

test('after the deadline nothing is sent, and the error is `upstream_unavailable`', async () => {
  await overSocket(async (client, calls) => {
    await expect(sendOnce(client, command(), 0)).rejects.toThrow('upstream_unavailable')
    expect(calls()).toBe(0)
  })
})

test.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])(
  'a call that fails with %s is sent a second time, because Cognito received nothing',
  async (code) => {
    const pool = createUserPool({ clients: [{ id: 'web' }] })
    const { handle } = requestHandler(pool.fetch)
    let left = 1
    let tries = 0
    const flaky = {
      ...requestHandler(pool.fetch),
      handle: (request: Parameters<typeof handle>[0]) => {
        tries += 1
        left -= 1
        return left >= 0 ? Promise.reject(Object.assign(new Error('connect'), { code })) : handle(request)
      },
    }
    const client = new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, requestHandler: flaky })
    await sendOnce(client, command(), 8_000)
    expect(tries).toBe(2)
    left = 9
    await expect(sendOnce(client, command(), 8_000)).rejects.toThrow('connect')
    expect(tries).toBe(4)
  },
)

test('middleware of the application stays on its client, and the client keeps its own retries', async () => {
  await overSocket(async (client) => {
    let seen = 0
    client.middlewareStack.add(
      (next) => (args) => {
        seen += 1
        return next(args)
      },
      { step: 'build' },
    )
    await sendOnce(client, command(), 8_000)
    expect(seen).toBe(1)
    expect(client.middlewareStack.identify().filter((name) => name.startsWith('retryMiddleware'))).toHaveLength(1)
  })
})
