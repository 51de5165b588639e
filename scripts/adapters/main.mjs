/**
 * `npm run adapters`: installs the packed packages in an empty folder, and signs a user in through each runtime of the
 * guide to the backend: Express, Fastify, Hono, Lambda, Next.js and workerd. Cognito is the emulator. The command
 * prints one line for each runtime. `npm run adapters -- workerd` runs only the runtimes whose name contains this word.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compile, isCompiled } from '../publish/compile.mjs'
import { packInto } from '../publish/tarballs.mjs'
import { installPackages } from '../setUp/packages.mjs'
import { root } from '../setUp/program.mjs'
import { finish, runtimes } from './runtimes.mjs'
import { createBrowser, signInThroughTotp } from './signIn.mjs'

const origin = 'http://localhost:4567'
const password = 'Correct-horse-1'
const others = [
  '@hono/node-server@2.1.9',
  'next@16.4.6',
  'react@19',
  'react-dom@19',
  'esbuild@0.28.2',
  'workerd@1.20261117.1',
]

process.chdir(root)
await installPackages()
if (!isCompiled()) {
  const { code, output } = await compile()
  if (code !== 0) throw new Error(output)
}
const folder = mkdtempSync(join(tmpdir(), 'challenge-kit-adapters-'))
const wanted = process.argv[2]?.toLowerCase() ?? ''
let failed = 0
try {
  await install()
  const chosen = runtimes.filter(([name]) => name.toLowerCase().includes(wanted))
  for (const [index, [name, start]] of chosen.entries()) {
    const problem = await tryRuntime(start, `user-${index}`)
    if (problem !== null) failed += 1
    console.log(problem === null ? `ok    ${name}` : `FAIL  ${name}: ${problem}`)
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failed === 0 ? 0 : 1)

/** Copies the applications into the folder, and installs the tarballs and the frameworks there. */
async function install() {
  cpSync(join(root, 'scripts/adapters/project'), folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const tarballs = await packInto(join(folder, 'tarballs'))
  const tested = ['express', 'fastify', 'hono'].map((name) => {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
    return `${name}@${version}`
  })
  const flags = ['--no-audit', '--no-fund', '--engine-strict=false']
  await finish(folder, ['npm', 'install', ...flags, ...tarballs, ...tested, ...others])
}

/**
 * Signs a user in through one runtime. Resolves to what went wrong, or to null.
 *
 * @param {import('./runtimes.mjs').StartServer} start
 * @param {string} username
 */
async function tryRuntime(start, username) {
  // The emulator comes from the tarballs too.
  const installed = createRequire(join(folder, 'servers.mjs'))
  const { createUserPool, stoppedClock } = await import(installed.resolve('@challenge-kit/emulator'))
  const { listen } = await import(installed.resolve('@challenge-kit/emulator/node'))
  const pool = createUserPool({
    clock: stoppedClock(Date.now()),
    settings: { mfa: 'ON' },
    clients: [{ id: 'web' }],
    users: [{ username, password }],
  })
  const emulator = await listen(pool.fetch)
  const environment = { ENDPOINT: emulator.url, USER_POOL_ID: pool.id, CLIENT_ID: 'web', ORIGIN: origin }
  try {
    const server = await start(folder, environment)
    try {
      await signInThroughTotp(() => createBrowser(server.url, origin), pool, username, password)
      return null
    } finally {
      server.end()
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await emulator.close()
  }
}
