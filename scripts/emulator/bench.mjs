/**
 * `npm run bench:emulator`: sign-ins a second in process, beside the bound: two RS256 signatures for each sign-in.
 * Short rounds of both alternate, because other work on the machine then slows both down. `-- 16 40` sets the
 * number of sign-ins at the same time and the number of rounds.
 */
import { commandOf, run } from '../setUp/program.mjs'

const [concurrency = 16, rounds = 40] = process.argv.slice(2).map(Number)
const milliseconds = 250

// The compiled package, because tsx adds work to each function.
const tsc = [commandOf('typescript', 'tsc'), '-b', 'packages/emulator/tsconfig.build.json']
const { code, output } = await run(process.execPath, tsc)
if (code !== 0) throw new Error(output)
const { createUserPool } = await import('@challenge-kit/emulator')

const password = 'Correct-horse-1'
const attributes = { email: 'ada@example.com', email_verified: 'true' }
const pool = createUserPool({ clients: [{ id: 'web' }], users: [{ username: 'ada', password, attributes }] })

// A request as the AWS SDK sends it.
const url = 'https://cognito-idp.us-east-1.amazonaws.com/'
const body = JSON.stringify({
  UserPoolId: pool.id,
  ClientId: 'web',
  AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: 'ada', PASSWORD: password },
})
const headers = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AWSCognitoIdentityProviderService.AdminInitiateAuth',
  authorization: 'AWS4-HMAC-SHA256 Credential=any/20261128/us-east-1/cognito-idp/aws4_request, Signature=00',
}

async function signIn() {
  const response = await pool.fetch(new Request(url, { method: 'POST', headers, body }))
  /** @type {{ AuthenticationResult?: { IdToken?: string, AccessToken?: string } }} */
  const { AuthenticationResult: tokens } = await response.json()
  if (!tokens?.IdToken || !tokens.AccessToken) throw new Error('The emulator returned no tokens.')
  return tokens
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const size = { modulusLength: 2_048, publicExponent: new Uint8Array([1, 0, 1]) }
const { privateKey } = await crypto.subtle.generateKey({ ...algorithm, ...size }, false, ['sign', 'verify'])
const { IdToken, AccessToken } = await signIn()
const messages = [IdToken, AccessToken].map((token) => new TextEncoder().encode(token?.replace(/\.[^.]*$/, '')))

async function signTwice() {
  await Promise.all(messages.map((message) => crypto.subtle.sign(algorithm, privateKey, message)))
}

const tokens = JSON.stringify({ AuthenticationResult: await signIn(), ChallengeParameters: {} })

/** The bound with only the Request and the Response of the platform around the two signatures. */
async function signTwiceOverFetch() {
  await new Request(url, { method: 'POST', headers, body }).json()
  await signTwice()
  await new Response(tokens, { headers: { 'content-type': 'application/x-amz-json-1.1' } }).json()
}

/**
 * Runs a task for a round and returns how often it ended in a second, and the milliseconds of CPU that it used.
 *
 * @param {() => Promise<unknown>} task
 */
async function measure(task) {
  const started = performance.now()
  const before = process.cpuUsage()
  let count = 0
  const worker = async () => {
    while (performance.now() - started < milliseconds) {
      await task()
      count += 1
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const { user, system } = process.cpuUsage(before)
  return { rate: (count * 1_000) / (performance.now() - started), cpu: (user + system) / 1_000 / count }
}

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

// V8 compiles the code of a sign-in during the first few thousand.
for (let done = 0; done < 4_000; done += concurrency) await Promise.all(Array.from({ length: concurrency }, signIn))
for (const task of [signTwice, signTwiceOverFetch]) await measure(task)
/** @typedef {{ rate: number, cpu: number }} Measured */
/** @type {{ signIn: Measured[], overFetch: Measured[], bound: Measured[] }} */
const results = { signIn: [], overFetch: [], bound: [] }
for (let round = 0; round < rounds; round += 1) {
  results.signIn.push(await measure(signIn))
  results.overFetch.push(await measure(signTwiceOverFetch))
  results.bound.push(await measure(signTwice))
}
console.log(`${rounds} rounds of ${milliseconds} ms each, ${concurrency} at the same time, medians:`)
report('sign-ins', results.signIn)
report('two RS256 signatures, Request and Response', results.overFetch)
report('two RS256 signatures', results.bound)
compare('sign-ins to two signatures', results.bound)
compare('sign-ins to two signatures with Request and Response', results.overFetch)

/**
 * @param {string} name
 * @param {readonly Measured[]} measured
 */
function report(name, measured) {
  const rate = median(measured.map((one) => one.rate)).toFixed(0)
  const cpu = median(measured.map((one) => one.cpu)).toFixed(3)
  console.log(`${name}: ${rate} a second, ${cpu} ms of CPU each`)
}

/**
 * @param {string} name
 * @param {readonly Measured[]} bound
 */
function compare(name, bound) {
  const ratio = median(results.signIn.map((one, round) => one.rate / (bound[round]?.rate ?? one.rate)))
  console.log(`ratio of ${name}: ${ratio.toFixed(2)}`)
}
