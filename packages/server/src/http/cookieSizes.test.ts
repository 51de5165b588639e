import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createCookies } from '../crypto/cookies.ts'
import { DEVICE_LIFETIME, devicePayload } from '../devices/deviceCookie.ts'
import { readKeys } from '../crypto/keys.ts'
import { cookieSessions } from '../session/session.ts'
import { CLIENT_ID, createTestBackend, PASSWORD, startChallenge, testKey, TOTP_SECRET } from '../testing/testBackend.ts'
import { fromRequest } from '../request/fetchRequest.ts'

const noise = (length: number) => randomBytes(length).toString('base64url').slice(0, length)
/** A JWT of this length. Its signature is random, and its claims are as compressible as real ones. */
function jwt(length: number): string {
  const claims = {
    sub: noise(36),
    iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example',
    jti: noise(36),
    filler: '',
  }
  const header = Buffer.from(JSON.stringify({ kid: noise(44), alg: 'RS256' })).toString('base64url')
  const room = Math.floor(((length - header.length - 344) * 3) / 4) - JSON.stringify(claims).length
  const body = Buffer.from(JSON.stringify({ ...claims, filler: noise(Math.max(0, room)) })).toString('base64url')
  return `${header}.${body}.${noise(342)}`
}

const keys = readKeys([testKey])
const cookies = createCookies(false, keys, CLIENT_ID)
const valueOf = (line: string | undefined) => (line ?? '').split(';')[0] ?? ''

test('all cookies of a step-up stay under 8,000 bytes together, each under 4,096', async () => {
  // The flow cookie of a real challenge, with a Cognito Session as long as real ones.
  const { browser } = createTestBackend({
    settings: { mfa: 'ON' },
    handler: { cookieName: CLIENT_ID.slice(0, 8) },
    users: [
      { username: 'jane.doe@example.com', password: PASSWORD, totpSecret: TOTP_SECRET, totpName: 'Jane’s telephone' },
    ],
  })
  await startChallenge(browser, 'jane.doe@example.com')
  const flow = valueOf(browser.setCookies()[0])
  expect(flow.length).toBeGreaterThan(1_550)

  const sessions = cookieSessions(cookies.session, () => 0)
  const session = valueOf(
    (
      await sessions.write(
        {
          flow: noise(22),
          username: '84514837-dcbc-4af1-abff-f3c109334894',
          signInName: 'jane.doe@example.com',
          claims: { email: 'jane.doe@example.com', name: 'Jane Doe', plan: 'premium' },
          accessToken: jwt(1_100),
          // A refresh token is encrypted (JWE), so it does not compress.
          refreshToken: noise(1_800),
          idToken: jwt(1_300),
          deviceKey: 'us-east-1_fec070d2-8f3a-4a55-a2be-1d3f6a4c5b6e',
          signedInAt: 1_795_304_706,
          steppedUp: true,
          expiresAt: 1_795_304_706,
          endsAt: 1_797_896_706,
        },
        { request: fromRequest(new Request('https://app.example.com')), isNew: true },
      )
    )[0],
  )

  const devices = Array.from({ length: 5 }, (_, index) => ({
    username: `84514837-dcbc-4af1-abff-f3c10933489${index}`,
    key: `us-east-1_fec070d2-8f3a-4a55-a2be-1d3f6a4c5b6${index}`,
    groupKey: noise(10),
    password: noise(56),
    usedAt: 1_795_304_706,
    typed: `jane.doe${index}@example.com`,
    rememberedUntil: 1_797_896_706,
  }))
  const [first] = devices
  if (!first) throw new Error('no device')
  const payload = devicePayload(devices, first)
  const device = valueOf(await cookies.device.set(payload, DEVICE_LIFETIME))

  expect([flow, session, device].join('; ').length).toBeLessThan(8_000)
})
