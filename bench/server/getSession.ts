/** The CPU time of `getSession` with a sealed cookie, beside jose's verification of a JWT with HS256. */
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler } from '@challenge-kit/server'
import { jwtVerify, SignJWT } from 'jose'
import { type Cognito, credentials, origin, region, sealKey } from './backends/listener.ts'
import { cpuOf, median } from './figures.ts'
import { password } from './users.ts'

const rounds = 20
const calls = 500

const { endpoint, ...pool } = JSON.parse(process.argv[2] ?? '') as Cognito
const code = process.argv[3] ?? ''
const handler = createSignInHandler({
  cognito: new CognitoIdentityProviderClient({ region, endpoint, credentials }),
  ...pool,
  keys: [{ id: 'k1', secret: sealKey }],
  origins: [origin],
})

async function call(
  name: string,
  input: object,
  cookie: string,
): Promise<[json: Record<string, unknown>, cookie: string]> {
  const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin, cookie }
  const request = new Request(`${origin}/auth/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
  const response = await handler(request)
  const lines = response.headers.getSetCookie().filter((line) => !line.includes('=;'))
  return [(await response.json()) as Record<string, unknown>, lines.map((line) => line.split(';')[0]).join('; ')]
}

const [{ flow, challengeIndex }, flowCookie] = await call('start', { username: 'user-0', password }, '')
const [, cookie] = await call('answer', { flow, challengeIndex, answer: { code } }, flowCookie)
const request = new Request(`${origin}/library`, { headers: { cookie } })

const secret = crypto.getRandomValues(new Uint8Array(32))
const token = await new SignJWT({ sub: 'user-0' }).setProtectedHeader({ alg: 'HS256' }).sign(secret)

const figures: { getSession: number[]; jwtVerify: number[] } = { getSession: [], jwtVerify: [] }
for (let round = -2; round < rounds; round += 1) {
  const getSession = await cpuOf(calls, async () => {
    if ((await handler.getSession(request)) === null) throw new Error('there is no session')
  })
  const verified = await cpuOf(calls, () => jwtVerify(token, secret))
  if (round < 0) continue
  figures.getSession.push(getSession)
  figures.jwtVerify.push(verified)
}
console.log(
  `getSession: ${median(figures.getSession).toFixed(0)} µs CPU with a cookie of ${cookie.length} bytes (jose verifies a JWT with HS256 in ${median(figures.jwtVerify).toFixed(0)} µs)`,
)
process.exit()
