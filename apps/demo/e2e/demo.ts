import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A server that runs in another process. */
export interface RunningServer {
  readonly url: string
  stop(): void
}

const tsx = createRequire(import.meta.url).resolve('tsx/cli')

/** Starts the demo on a free port. By default it serves the production build. */
export async function startDemo(
  env: Record<string, string> = {},
  args: readonly string[] = ['--built'],
): Promise<RunningServer> {
  return startServer('../server/main.ts', args, { ...env, PORT: await freePort() })
}

/** Starts a server of this repository, and waits until it prints its URL. */
export function startServer(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<RunningServer> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [tsx, '--conditions=@challenge-kit/source', path, ...args], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Also stops the server if the tests are interrupted.
  process.once('exit', () => child.kill())
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const url = /http:\/\/\S+/.exec(output)?.[0]
      if (url) resolve({ url, stop: () => child.kill() })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(`${file} did not start:\n${output}`)))
  })
}

/** Occupies a free port until `close` is called, so that no other process can use the port. */
export async function takePort(): Promise<{ readonly port: string; close(): Promise<void> }> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: String(typeof address === 'object' && address ? address.port : 0),
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}

async function freePort(): Promise<string> {
  const { port, close } = await takePort()
  await close()
  return port
}
