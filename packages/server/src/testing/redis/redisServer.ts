import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A Redis server of one test file. */
export interface RedisServer {
  /** `redis://127.0.0.1:<port>`. It stays the same after `restart`. */
  readonly url: string
  /** Deletes all keys. */
  flush(): Promise<void>
  /** Ends the process at once, with SIGKILL. Without a process every command of a client fails. */
  stop(): Promise<void>
  /** Starts a process on the same port. A process that still runs ends first. */
  restart(): Promise<void>
}

/** Whether a restarted Redis has its keys from before: `memory` has none, and `an append-only file` has all. */
export type Persistence = 'memory' | 'an append-only file'

/** Starts a Redis on a free port of this machine. Call `stop` in `afterAll`. */
export async function startRedis(persistence: Persistence = 'memory'): Promise<RedisServer> {
  const port = await freePort()
  const directory = persistence === 'memory' ? null : await mkdtemp(join(tmpdir(), 'redis-'))
  if (directory !== null) process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  let stop = await startProcess(port, directory)
  return {
    url: `redis://127.0.0.1:${port}`,
    flush: () => flushAll(port),
    stop: () => stop(),
    restart: async () => {
      await stop()
      stop = await startProcess(port, directory)
    },
  }
}

/**
 * Starts a process, and waits until it answers. Resolves to a function that ends the process.
 *
 * @param directory - Where Redis keeps its keys, or null to keep them in memory.
 */
async function startProcess(port: number, directory: string | null): Promise<() => Promise<void>> {
  const program = process.env['REDIS_SERVER_PATH']
  if (!program) throw new Error('No Redis found: run `npm test -- unit` once, because npm test finds or installs one.')
  const persistence = directory === null ? ['--appendonly', 'no'] : ['--appendonly', 'yes', '--dir', directory]
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', ...persistence, '--daemonize', 'no']
  const child = spawn(program, settings, { stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill) // a test run that fails half-way must not leave a server behind
  const ended = once(child, 'exit').then(() => void process.off('exit', kill))

  const log: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    log.push(line)
    if (/ready to accept connections/i.test(line)) {
      child.stdout.resume()
      return async () => {
        kill()
        await ended
      }
    }
  }
  throw new Error(`Redis did not start:\n${log.join('\n')}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

async function flushAll(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.write('FLUSHALL\r\n')
  const reply = (await once(socket, 'data')).join('')
  socket.destroy()
  if (reply !== '+OK\r\n') throw new Error(`FLUSHALL answered ${reply}`)
}
