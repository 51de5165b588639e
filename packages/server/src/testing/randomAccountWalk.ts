import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { requestHandler } from '@challenge-kit/emulator/node'
import { createTestBrowser } from './testBrowser.ts'
import type { LeakDetector } from './leakDetector.ts'
import { CLIENT_SECRET, createTestBackend } from './testBackend.ts'
import { attributes, OTHER, SECRET, unlimited } from './poolVariants.ts'

const credential = {
  id: 'CANARY-id',
  rawId: 'CANARY-id',
  type: 'public-key',
  response: { clientDataJSON: 'CANARY-client', attestationObject: 'CANARY-attested' },
}

/** What somebody signed in may do, and what befalls them. `code` is the authenticator's. */
const ACCOUNT_CALLS = {
  'change-password': (_: string, n: number) => ({ password: n % 2 === 0 ? SECRET : OTHER, newPassword: OTHER }),
  mfa: () => ({}),
  'mfa-preference': (_: string, n: number) => ({ method: n % 2 === 0 ? 'SMS_MFA' : 'CANARY', use: 'preferred' }),
  'totp-key': () => ({}),
  'totp-verify': (code: string, n: number) => ({
    code: n % 3 === 0 ? 'CANARY 000000' : code,
    deviceName: 'Telephone',
  }),
  passkeys: () => ({}),
  'passkey-options': () => ({}),
  'passkey-add': () => ({ credential }),
  'passkey-delete': () => ({ id: 'CANARY-id' }),
  devices: () => ({}),
  'device-forget': () => ({ id: 'CANARY-id' }),
  session: () => ({}),
  'sign-out': (_: string, n: number) => ({ everywhere: n % 2 === 0 }),
} satisfies Readonly<Record<string, (code: string, n: number) => unknown>>

export const ACCOUNT_WALK_ACTIONS = [...Object.keys(ACCOUNT_CALLS), 'step-up', 'later', 'fault'] as const

/** A random walk through an account; everything that leaves the backend is looked into. */
export async function randomAccountWalk(
  canary: LeakDetector,
  steps: readonly (readonly [string, number])[],
): Promise<void> {
  const { pool, newHandler } = createTestBackend({
    settings: {
      mfa: 'OPTIONAL',
      factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: 'app.example.com', userVerification: 'preferred', factor: 'SINGLE_FACTOR' },
      deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false },
    },
    client: { rotation: { gracePeriodSeconds: 10 } },
    users: [{ username: 'ada', password: SECRET, attributes }],
    handler: {
      authFlow: 'USER_AUTH',
      stepUp: { acrValues: ['urn:cognito:loa:3', 'urn:cognito:loa:1'] },
      limitStore: unlimited,
      onEvent: canary.onEvent,
    },
  })
  const cognito = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'CANARY-access-key', secretAccessKey: 'CANARY-secret-key' },
    requestHandler: requestHandler(canary.watch(pool.fetch)),
  })
  const browser = createTestBrowser(canary.guard(newHandler({ cognito })))
  for (const secret of [SECRET, OTHER, CLIENT_SECRET, 'CANARY', 'canary-mail']) canary.mark(secret)

  const code = (): string => pool.currentCode('ada') ?? ''

  /** Sends a call, and notes what came of it where it went well. */
  async function send(call: string, input: unknown): Promise<void> {
    const { status, text } = await browser.send(call, input)
    if (status === 200) canary.addVisited(call)
    const place = /"flow":"(?<flow>[^"]+)","challengeIndex":(?<index>\d+)/.exec(text)?.groups
    if (!place) return
    const answered = { flow: place['flow'], challengeIndex: Number(place['index']), answer: { code: lastCode(text) } }
    await browser.send('answer', answered)
  }

  const lastCode = (question: string): string =>
    question.includes('"SMS_MFA"') ? (pool.outbox.messages().at(-1)?.code ?? '') : code()

  await send('start', { username: 'ada', password: SECRET })
  for (const [act, n] of steps) {
    if (act === 'later') pool.clock.advance(n * 20_000)
    else if (act === 'fault') pool.faults.next('*', n % 2 === 0 ? { kind: 'lostReply' } : { kind: 'html' })
    else if (act === 'step-up')
      await send('start', { username: 'ada', password: n % 4 === 0 ? OTHER : SECRET, intent: act })
    else if (isAct(act)) await send(act, ACCOUNT_CALLS[act](code(), n))
    if (act === 'sign-out') await send('start', { username: 'ada', password: n % 3 === 0 ? OTHER : SECRET })
  }
}

const isAct = (act: string): act is keyof typeof ACCOUNT_CALLS => Object.hasOwn(ACCOUNT_CALLS, act)
