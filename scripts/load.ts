/**
 * `npm run load -- 10 20`: signs users in for 10 minutes over 20 connections, with slow and oversize bodies among the
 * requests. Prints each minute how many sign-ins ended, how long they took, and the memory of the backend. Fails if a
 * reply is lost or is not the expected one.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { createUserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import { createAgent, createLoadBrowser, sendOversizeBody, sendSlowBody } from './load/client.ts'

const [minutes = 10, connections = 20] = process.argv.slice(2).map(Number)
const origin = 'https://app.example.com'
const userCount = 6_000 // an authenticator app has a new code every 30 seconds, and each code works once
const slowConnections = 5
const password = 'Correct-horse-1'

const users = Array.from({ length: userCount }, (_, index) => ({
  username: `user-${index}`,
  password,
  totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
}))
const pool = createUserPool({ settings: { mfa: 'ON' }, clients: [{ id: 'load', secret: 'secret' }], users })
const cognito = await listen(pool.fetch)
const backend = spawn(
  process.execPath,
  [
    '--expose-gc',
    '--import=tsx',
    '--conditions=@challenge-kit/source',
    'scripts/load/backend.ts',
    cognito.url,
    pool.id,
    'load',
    origin,
  ],
  { stdio: ['pipe', 'pipe', 'inherit'] },
)
const lines = linesOf(backend)
const url = await lines.next()
const agent = createAgent(connections)

const failures = new Map<string, number>()
const durations: number[] = []
let signIns = 0
let addresses = 0
let oversizeRefused = 0
let slowEnded = 0
let nextUser = 0
const end = Date.now() + minutes * 60_000

await Promise.all([
  ...Array.from({ length: connections }, signInAgainAndAgain),
  ...Array.from({ length: slowConnections }, sendSlowBodies),
  sendOversizeBodies(),
  report(),
])
backend.kill()
await cognito.close()
if (failures.size > 0) {
  console.log('Replies that were lost or wrong:', Object.fromEntries(failures))
  process.exitCode = 1
}
process.exit()

async function signInAgainAndAgain(): Promise<void> {
  while (Date.now() < end) {
    const user = users[nextUser++ % userCount]
    const started = performance.now()
    await signIn(user?.username ?? '').catch((thrown: unknown) => fail(String(thrown)))
    durations.push(performance.now() - started)
  }
}

/** One user in a browser of their own: password, code, session, sign-out. */
async function signIn(username: string): Promise<void> {
  const browser = createLoadBrowser(url, origin, nextAddress(), agent)
  const start = await browser.call('start', { username, password })
  if (start.json['kind'] !== 'challenge') return fail(`start: ${start.status} ${JSON.stringify(start.json['error'])}`)
  const { flow, challengeIndex } = start.json
  const code = pool.currentCode(username) ?? ''
  const answer = await browser.call('answer', { flow, challengeIndex, answer: { code } })
  if (answer.json['kind'] !== 'signedIn')
    return fail(`answer: ${answer.status} ${JSON.stringify(answer.json['error'])}`)
  const session = await browser.call('session', {})
  if (session.json['session'] === null) return fail('session: null after a sign-in')
  const signOut = await browser.call('sign-out', {})
  if (signOut.status !== 200) return fail(`sign-out: ${signOut.status}`)
  signIns += 1
}

function fail(reason: string): void {
  failures.set(reason, (failures.get(reason) ?? 0) + 1)
}

/** Another address for each browser, out of a million. The backend's limits keep a counter for each address. */
function nextAddress(): string {
  addresses += 1
  return `10.${(addresses >> 16) & 15}.${(addresses >> 8) & 255}.${addresses & 255}`
}

async function sendSlowBodies(): Promise<void> {
  while (Date.now() < end) {
    await sendSlowBody(url, origin)
    slowEnded += 1
  }
}

async function sendOversizeBodies(): Promise<void> {
  while (Date.now() < end) {
    const status = await sendOversizeBody(url, origin)
    // The backend may end the connection before the client has sent the whole body. Then the client sees no reply.
    if (status === 413 || status === 0) oversizeRefused += 1
    else fail(`an oversize body got the status ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function report(): Promise<void> {
  for (let minute = 0; minute <= minutes; minute += 1) {
    if (minute > 0) await new Promise((resolve) => setTimeout(resolve, 60_000))
    backend.stdin?.write('memory\n')
    const { rss, heapUsed } = JSON.parse(await lines.next()) as { rss: number; heapUsed: number }
    const sorted = durations.splice(0).toSorted((a, b) => a - b)
    const at = (share: number): string => `${Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)} ms`
    console.log(
      `minute ${minute}: ${signIns} sign-ins, median ${at(0.5)}, p99 ${at(0.99)}, RSS ${megabytes(rss)}, heap ${megabytes(heapUsed)}, ` +
        `${oversizeRefused} oversize bodies refused, ${slowEnded} slow bodies ended, ${addresses} addresses`,
    )
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`
}

function linesOf({ stdout }: ChildProcess): { next(): Promise<string> } {
  if (!stdout) throw new Error('the backend has no standard output')
  const iterator = createInterface(stdout)[Symbol.asyncIterator]()
  return { next: async () => (await iterator.next()).value as string }
}
