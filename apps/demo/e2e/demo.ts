import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A server that runs in a process of its own. */
export interface Running {
  readonly url: string
  stop(): void
}

const tsx = createRequire(import.meta.url).resolve('tsx/cli')

/** Starts the demo on a free port: the production build unless told otherwise, its backend and the emulator. */
export async function startDemo(
  env: Record<string, string> = {},
  args: readonly string[] = ['--built'],
): Promise<Running> {
  return startServer('../server/main.ts', args, { ...env, PORT: await freePort() })
}

/** Starts a server of ours, and waits until it prints where it is. */
export function startServer(file: string, args: readonly string[], env: Record<string, string>): Promise<Running> {
  const path = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [tsx, '--conditions=@challenge-kit/source', path, ...args], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Also when the tests are ended in the middle.
  process.once('exit', () => child.kill())
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const url = /http:\/\/\S+/.exec(said)?.[0]
      if (url) resolve({ url, stop: () => child.kill() })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', () => reject(new Error(`${file} did not start:\n${said}`)))
  })
}

/** A port that nobody else can have until it is closed. */
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
