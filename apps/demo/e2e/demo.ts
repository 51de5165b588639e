import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A demo that runs: the production build, its backend and the emulator, in a process of their own. */
export interface Demo {
  readonly url: string
  stop(): void
}

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')

/** Starts `server/main.ts --built` on a free port, and waits until it says that it is ready. */
export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const port = await freePort()
  const child = spawn(process.execPath, [tsx, '--conditions=@challenge-kit/source', main, '--built'], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(child)
  return { url: `http://localhost:${port}`, stop: () => child.kill() }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (said.includes('Challenge Kit demo:')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('exit', () => reject(new Error(`The demo did not start:\n${said}`)))
  })
}
