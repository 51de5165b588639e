import { requestHandler } from '@challenge-kit/emulator/node'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { testBrowser } from './testing/browser.ts'
import { type Canary, createCanary, type Sink, SINKS } from './testing/canary.ts'
import { CLIENT_SECRET, createRig, TOTP_SECRET } from './testing/rig.ts'

const SECRET = 'CANARY-horse-1'
const OTHER = 'CANARY-better-2'
const attributes = { phone_number: '+15550839', email: 'canary-mail@example.com', given_name: 'CANARY-name' }
const users = [
  { username: 'sms', password: SECRET, attributes },
  { username: 'totp', password: SECRET, totpSecret: TOTP_SECRET },
  { username: 'fresh', temporaryPassword: SECRET, attributes: { email: 'canary-mail@example.com' } },
  { username: 'bare', password: SECRET },
  { username: 'gone', password: SECRET, enabled: false },
]
const unlimited = { consume: () => Promise.resolve({ allowed: true, retryAfter: 0 }), forget: () => Promise.resolve() }

type Act = 'start' | 'right' | 'wrong' | 'bad' | 'hostile' | 'resume' | 'session' | 'sign-out' | 'later' | 'fault'
const acts: readonly Act[] = [
  'start',
  'start',
  'right',
  'right',
  'wrong',
  'bad',
  'hostile',
  'resume',
  'session',
  'sign-out',
  'later',
  'fault',
]

/** A random walk through sign-ins; everything that leaves the backend is looked into. */
async function walk(canary: Canary, steps: readonly (readonly [Act, number])[]): Promise<void> {
  const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false }
  const { pool, newHandler } = createRig({
    settings: {
      mfa: 'ON',
      factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
      requiredAttributes: ['given_name'],
      deviceTracking,
    },
    users,
    handler: { limiter: unlimited, onEvent: canary.onEvent },
  })
  const { CognitoIdentityProviderClient } = await import('@aws-sdk/client-cognito-identity-provider')
  const cognito = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'CANARY-access-key', secretAccessKey: 'CANARY-secret-key' },
    requestHandler: requestHandler(canary.watch(pool.fetch)),
  })
  const handler = newHandler({ cognito })
  const browser = testBrowser(canary.guard(handler))
  for (const secret of [SECRET, OTHER, CLIENT_SECRET, 'CANARY', 'canary-mail']) canary.mark(secret)

  let place = { flow: 'none', step: 1, name: '', username: '' }
  for (const [act, n] of steps) {
    const user = users[n % users.length]?.username ?? ''
    const codes = {
      right: pool.currentCode(place.username) ?? pool.outbox.last('+15550839')?.code,
      wrong: 'CANARY 000000',
      bad: 'CANARY',
    }
    const answers = (code: string | undefined): unknown =>
      ({
        NEW_PASSWORD_REQUIRED: { newPassword: OTHER, attributes: { given_name: 'CANARY-name' } },
        SELECT_MFA_TYPE: { method: 'SMS_MFA' },
        MFA_SETUP: { method: 'SOFTWARE_TOKEN_MFA', code },
      })[place.name] ?? { code }
    const sent = (): Promise<unknown> => {
      switch (act) {
        case 'start':
          return browser.call('start', { username: user, password: n % 3 === 0 ? OTHER : SECRET })
        case 'right':
        case 'wrong':
        case 'bad':
          return browser.call('answer', { flow: place.flow, step: place.step, answer: answers(codes[act]) })
        case 'hostile': {
          // Names are as much the browser's as values are.
          const attributes = n % 2 === 0 ? { CANARY: 7 } : { CANARY: 'x' }
          return browser.call('start', { username: 'fresh', password: SECRET }).then((reply) => {
            const { flow, step } = placeOf(reply)
            return browser.call('answer', { flow, step, answer: { newPassword: OTHER, attributes } })
          })
        }
        case 'resume':
          return browser.call('resume', n % 2 === 0 ? {} : { flow: place.flow })
        case 'later':
          pool.clock.advance(n * 60_000)
          return handler.refreshSession(browser.request()).then(({ setCookie }) => setCookie)
        case 'fault':
          pool.faults.next(
            '*',
            (
              [
                { kind: 'internal' },
                { kind: 'html' },
                { kind: 'lostReply' },
                { kind: 'error', name: 'CANARY', message: SECRET },
              ] as const
            )[n % 4] ?? { kind: 'drop' },
          )
          return Promise.resolve()
        default:
          return browser.call(act, {})
      }
    }
    const outcome = await sent().catch((error: unknown) => error)
    if (outcome instanceof Error) canary.inspect('error', Object.assign(outcome, { planted: canary.planted('error') }))
    if (canary.planted('console')) globalThis.console.info(canary.planted('console'))
    if (typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'question')
      place = { ...place, ...placeOf(outcome), username: user }
  }
}

const placeOf = (reply: object) => {
  const { flow, step, challenge }: { flow?: string; step?: number; challenge?: { name: string } } = reply
  return { flow: flow ?? '', step: step ?? 0, name: challenge?.name ?? '' }
}

async function leaksOf(plant: Sink | null, numRuns: number): Promise<readonly Sink[]> {
  const canary = createCanary(plant)
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
  for (const method of methods)
    vi.spyOn(console, method).mockImplementation((...said) => canary.inspect('console', said))
  const step = fc.tuple(fc.constantFrom(...acts), fc.nat(60))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), (steps) => walk(canary, steps)),
    { numRuns, seed: 7 },
  )
  return [...canary.leaks]
}

afterEach(() => {
  vi.restoreAllMocks()
})

test('through random sign-ins no secret leaves the backend, in any sink', { timeout: 60_000 }, async () => {
  expect(await leaksOf(null, 40)).toEqual([])
})

test.each(SINKS)('a leak planted in %s is found', async (sink) => {
  expect(await leaksOf(sink, 3)).toEqual([sink])
})
