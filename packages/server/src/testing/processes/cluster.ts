import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createTestBrowser, type TestBrowser } from '../testBrowser.ts'
import type { InstanceSettings } from './instance.ts'

/** Several instances of the backend, each a process, behind a proxy that passes requests to each instance in turn. */
export interface Cluster {
  /** A browser whose requests come from this address. */
  newBrowser(clientAddress: string): TestBrowser
  stop(): Promise<void>
}

export async function startCluster(settings: Omit<InstanceSettings, 'instances'>, instances: number): Promise<Cluster> {
  const processes = await Promise.all(
    Array.from({ length: instances }, () => startInstance({ ...settings, instances })),
  )
  const proxy = await startRoundRobin(processes.map(({ url }) => url))
  return {
    newBrowser: (clientAddress) =>
      createTestBrowser(async (incoming) => {
        const { pathname } = new URL(incoming.url)
        const headers = new Headers(incoming.headers)
        headers.set('x-forwarded-for', clientAddress)
        return fetch(`${proxy.url}${pathname}`, { method: incoming.method, headers, body: await incoming.text() })
      }),
    stop: async () => {
      proxy.server.closeAllConnections()
      proxy.server.close()
      await Promise.all(processes.map(({ stop }) => stop()))
    },
  }
}

async function startInstance(settings: InstanceSettings): Promise<{ url: string; stop(): Promise<unknown> }> {
  const file = fileURLToPath(new URL('instance.ts', import.meta.url))
  const child = spawn(
    process.execPath,
    ['--import=tsx', '--conditions=@challenge-kit/source', file, JSON.stringify(settings)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const ended = once(child, 'exit')
  const url = (await once(createInterface(child.stdout), 'line')).join()
  return {
    url,
    stop: () => {
      child.stdin.end()
      return ended
    },
  }
}

async function startRoundRobin(urls: readonly string[]): Promise<{ readonly url: string; readonly server: Server }> {
  let next = 0
  const server = createServer((incoming, outgoing) => {
    const { url = '/', method, headers } = incoming
    const upstream = request(`${urls[next++ % urls.length]}${url}`, { method, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(outgoing)
    })
    upstream.on('error', () => outgoing.destroy())
    incoming.pipe(upstream)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${portOf(server)}`, server }
}

/** A proxy in front of Redis that delays each reply by `milliseconds`. You may change `milliseconds` at any time. */
export async function startSlowRedis(
  redisUrl: string,
): Promise<{ readonly url: string; milliseconds: number; stop(): void }> {
  const port = Number(new URL(redisUrl).port)
  const server = createTcpServer((near) => {
    const far = connect(port, '127.0.0.1')
    near.on('data', (bytes) => far.write(bytes))
    far.on('data', (bytes) => void setTimeout(() => near.write(bytes), slow.milliseconds))
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    for (const socket of [near, far]) socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const slow = { url: `redis://127.0.0.1:${portOf(server)}`, milliseconds: 0, stop: () => void server.close() }
  return slow
}

function portOf(server: { address(): unknown }): number {
  const address = server.address()
  if (typeof address === 'object' && address !== null && 'port' in address) return Number(address.port)
  throw new Error('the server has no port')
}
