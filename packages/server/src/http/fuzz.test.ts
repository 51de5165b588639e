import { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import type { CallName } from '@challenge-kit/core'
import fc from 'fast-check'
import { isIP } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createClientAddress } from '../addresses/clientAddress.ts'
import { unlimited } from '../testing/poolVariants.ts'
import { createTestBackend, PASSWORD, startChallenge, TOTP_SECRET } from '../testing/testBackend.ts'

// `npm run fuzz -- 100000` sends that many inputs of each kind. FUZZ_SEED repeats a run.
const runs = Number(process.env['FUZZ_RUNS'] ?? 500)
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31)
const calls: readonly CallName[] = ['start', 'answer', 'resend', 'forgot', 'resume', 'cancel', 'session', 'sign-out']
const options = { numRuns: runs, seed }
const timeout = 3_600_000

const totpUser = {
  username: 'ada',
  password: PASSWORD,
  totpSecret: TOTP_SECRET,
  mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
} as const

const newBackend = () =>
  createTestBackend({
    settings: { mfa: 'OPTIONAL', factors: ['SOFTWARE_TOKEN_MFA'] },
    users: [totpUser],
    handler: { limitStore: unlimited },
  })

/** A text with a few characters replaced, removed or added. */
const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat({ max: text.length }), fc.nat({ max: 3 }), fc.string({ maxLength: 3 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((edits) =>
      edits.reduce((result, [at, length, added]) => result.slice(0, at) + added + result.slice(at + length), text),
    )

/** Texts that may break a parser: any JSON, control characters, lone surrogates, long numbers. */
const anyText = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'null', '[]', '{}'),
)

describe(`${runs} random inputs of each kind, seed ${seed}`, () => {
  test(
    'a random body gets a JSON reply with a status for wrong input, and pollutes no prototype',
    async () => {
      const { browser } = newBackend()
      const { flow, challengeIndex } = await startChallenge(browser)
      const bodies = [
        JSON.stringify({ username: 'ada', password: 'Wrong-horse-9' }),
        JSON.stringify({ flow, challengeIndex, answer: { code: '000000' } }),
        '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
      ]
      const body = fc.oneof(anyText, ...bodies.map(damaged), fc.constantFrom(...bodies))
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...calls), body, async (call, text) => {
          const reply = await browser.send(call, text)
          expect([200, 400, 401, 409, 410, 413, 415, 422, 429]).toContain(reply.status)
          expect(JSON.parse(reply.text)).toBeTypeOf('object')
          expect(Reflect.get({}, 'polluted')).toBeUndefined()
        }),
        options,
      )
    },
    timeout,
  )

  test(
    'a random or damaged cookie is no session and no flow',
    async () => {
      const { browser, handler, newBrowser } = newBackend()
      const { flow } = await startChallenge(browser)
      const names = ['__Host-Http-ck_flow', '__Host-Http-ck_session', '__Host-Http-ck_device']
      const sealed = browser.cookies.get('__Host-Http-ck_flow') ?? ''
      const value = fc.oneof(
        damaged(sealed),
        fc.string({ maxLength: 60 }),
        fc.base64String(),
        fc.constantFrom('', 'a.b.c.d.e'),
      )
      const printable = value.map((text) => text.replace(/[^\x21-\x7e]/g, '')).filter((text) => text !== sealed)
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), printable, async (name, text) => {
          const other = newBrowser()
          other.cookies.set(name, text)
          expect(await handler.getSession(other.request())).toBeNull()
          expect(await other.call('session', {})).toEqual({ session: null })
          expect(await other.call('resume', { flow })).toMatchObject({ kind: 'noFlow' })
        }),
        options,
      )
    },
    timeout,
  )

  test(
    'a random `X-Forwarded-For` gives an address or null',
    () => {
      const hop = fc.oneof(
        fc.ipV4(),
        fc.ipV6(),
        fc.ipV4().map((ip) => `::ffff:${ip}`),
        fc.ipV6().map((ip) => `[${ip}]:80`),
        anyText,
      )
      const presets = (['alb', 'cloudflare', 'cloudfront', 'nginx', 'vercel'] as const).map((trustProxy) => ({
        trustProxy,
      }))
      const trustedProxies = ['10.0.0.0/8', 'fd00::/8']
      const proxies = [{}, { hops: 1 }, { hops: 3 }, { trustedProxies }, ...presets].map((one) =>
        createClientAddress(one),
      )
      fc.assert(
        fc.property(
          fc.constantFrom(...proxies),
          fc.option(hop, { nil: undefined }),
          fc.array(hop),
          (read, socket, hops) => {
            for (const forwarded of [hops.join(', '), hops[0] ?? '', null]) {
              const address = read({ get: () => forwarded }, socket)
              if (address !== null) expect(isIP(address)).toBeGreaterThan(0)
            }
          },
        ),
        options,
      )
    },
    timeout,
  )

  test(
    'random challenge parameters of Cognito give a challenge or `upstream_invalid`',
    async () => {
      const { browser, pool } = newBackend()
      const name = fc.oneof(fc.constantFrom(...Object.values(ChallengeNameType)), fc.string({ minLength: 1 }))
      const key = fc.constantFrom(
        'MFAS_CAN_CHOOSE',
        'MFAS_CAN_SETUP',
        'requiredAttributes',
        'userAttributes',
        'CODE_DELIVERY_DESTINATION',
        'CODE_DELIVERY_DELIVERY_MEDIUM',
        'CREDENTIAL_REQUEST_OPTIONS',
        'USER_ID_FOR_SRP',
        'FRIENDLY_DEVICE_NAME',
        'unknown',
      )
      await fc.assert(
        fc.asyncProperty(name, fc.dictionary(key, anyText), async (challenge, parameters) => {
          pool.faults.clear()
          pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name: challenge, parameters })
          const { status, text } = await browser.send('start', { username: 'ada', password: PASSWORD })
          expect([200, 502]).toContain(status)
          if (status === 200) expect(JSON.parse(text)).toMatchObject({ username: 'ada' })
          else expect(JSON.parse(text)).toMatchObject({ error: { code: 'upstream_invalid' } })
        }),
        options,
      )
    },
    timeout,
  )
})
