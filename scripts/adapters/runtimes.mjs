import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/**
 * A server that runs: its URL, and how to end it.
 *
 * @typedef {{ url: string, end: () => void }} RunningServer
 */

/** @typedef {(folder: string, environment: Record<string, string>) => Promise<RunningServer>} StartServer */

/** @type {(kind: string) => StartServer} */
const inNode = (kind) => (folder, environment) =>
  start(folder, [process.execPath, 'servers.mjs', kind], environment, /^(\d+)$/m)

/** Each runtime of the guide to the backend, and how to start it. @type {readonly [string, StartServer][]} */
export const runtimes = [
  ['Express at /auth, after express.json()', inNode('express-mounted')],
  ['Express without a path', inNode('express-unmounted')],
  ['Fastify', inNode('fastify')],
  ['Hono', inNode('hono')],
  ['Lambda, function URL', inNode('lambda-url')],
  ['Lambda, API Gateway format 2.0', inNode('lambda-v2')],
  ['Lambda, API Gateway format 1.0', inNode('lambda-v1')],
  ['Next.js', startNext],
  ['workerd', startWorkerd],
]

/** @type {StartServer} */
async function startNext(folder, environment) {
  const port = await freePort()
  const command = ['node_modules/.bin/next', 'dev', '--port', String(port)]
  return start(folder, command, { ...environment, NEXT_TELEMETRY_DISABLED: '1' }, /(?:Ready)/, port)
}

/** @type {StartServer} */
async function startWorkerd(folder, environment) {
  const port = await freePort()
  // `browser` selects the build of the AWS SDK without Node's modules.
  const bundle = ['worker.mjs', '--bundle', '--format=esm', '--platform=browser', '--conditions=workerd,worker,browser']
  await finish(folder, ['node_modules/.bin/esbuild', ...bundle, '--outfile=worker.bundle.js'])
  const bindings = Object.entries(environment).map(([name, text]) => `(name = "${name}", text = "${text}")`)
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "internet", network = (allow = ["public", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundle.js")],
  compatibilityDate = "2026-01-01",
  bindings = [${bindings.join(', ')}]
);
`
  writeFileSync(join(folder, 'workerd.capnp'), config)
  const server = await start(
    folder,
    ['node_modules/.bin/workerd', 'serve', 'workerd.capnp', '--verbose'],
    {},
    null,
    port,
  )
  return server
}

/**
 * @param {string} folder
 * @param {string[]} command
 * @param {Record<string, string>} environment
 * @param {RegExp | null} ready What the program prints when it is ready. Null: the program listens on `port` at once.
 * @param {number} [port] Without it, the first group of `ready` is the port.
 * @returns {Promise<RunningServer>}
 */
function start(folder, [program = '', ...args], environment, ready, port) {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...environment }, detached: true })
  const end = () => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  return new Promise((resolve, reject) => {
    let output = ''
    const resolveAt = (/** @type {string | number} */ at) => resolve({ url: `http://localhost:${at}`, end })
    const read = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString()
      const found = ready?.exec(output)
      if (found) resolveAt(port ?? found[1] ?? '')
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', reject)
    child.on('exit', () => reject(new Error(`the server ended:\n${output}`)))
    if (!ready) setTimeout(() => resolveAt(port ?? ''), 1_500)
    setTimeout(() => reject(new Error(`the server did not start within a minute:\n${output}`)), 60_000).unref()
  })
}

/**
 * Runs a program to its end.
 *
 * @param {string} folder
 * @param {string[]} command
 */
export function finish(folder, [program = '', ...args]) {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${program} failed:\n${output}`))))
  })
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
