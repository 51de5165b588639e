import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { requestHandler } from '@challenge-kit/emulator/node'
import { createTestBrowser } from './testBrowser.ts'
import type { LeakDetector } from './leakDetector.ts'
import { CLIENT_SECRET, createTestBackend } from './testBackend.ts'
import { attributes, OTHER_SECRET, SECRET, unlimited } from './poolVariants.ts'

const credential = {
  id: 'CANARY-id',
  rawId: 'CANARY-id',
  type: 'public-key',
  response: { clientDataJSON: 'CANARY-client', attestationObject: 'CANARY-attested' },
}

/** The inputs of the calls of a signed-in user. `code` is the current TOTP code. `n` is random. */
const ACCOUNT_CALLS = {
  'change-password': (_: string, n: number) => ({
    password: n % 2 === 0 ? SECRET : OTHER_SECRET,
    newPassword: OTHER_SECRET,
  }),
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

export const ACCOUNT_WALK_ACTIONS = [...Object.keys(ACCOUNT_CALLS), 'step-up', 'wait', 'fault'] as const

/** Plays the steps of a random walk through an account. The detector inspects every output of the backend. */
export async function randomAccountWalk(
  detector: LeakDetector,
  steps: readonly (readonly [string, number])[],
): Promise<void> {
  const { pool, newHandler } = createTestBackend({
    warns: true,
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
      onEvent: detector.onEvent,
    },
  })
  const cognito = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'CANARY-access-key', secretAccessKey: 'CANARY-secret-key' },
    requestHandler: requestHandler(detector.watch(pool.fetch)),
  })
  const browser = createTestBrowser(detector.guard(newHandler({ cognito })))
  for (const secret of [SECRET, OTHER_SECRET, CLIENT_SECRET, 'CANARY', 'canary-mail']) detector.mark(secret)

  const code = (): string => pool.currentCode('ada') ?? ''

  /** Sends a call, records it if it succeeds, and answers a challenge with the current code. */
  async function send(call: string, input: unknown): Promise<void> {
    const { status, text } = await browser.send(call, input)
    if (status === 200) detector.addReached(call)
    const challenge = /"flow":"(?<flow>[^"]+)","challengeIndex":(?<index>\d+)/.exec(text)?.groups
    if (!challenge) return
    const answer = {
      flow: challenge['flow'],
      challengeIndex: Number(challenge['index']),
      answer: { code: lastCode(text) },
    }
    await browser.send('answer', answer)
  }

  const lastCode = (reply: string): string =>
    reply.includes('"SMS_MFA"') ? (pool.outbox.messages().at(-1)?.code ?? '') : code()

  await send('start', { username: 'ada', password: SECRET })
  for (const [action, n] of steps) {
    if (action === 'wait') pool.clock.advance(n * 20_000)
    else if (action === 'fault') pool.faults.next('*', n % 2 === 0 ? { kind: 'lostReply' } : { kind: 'html' })
    else if (action === 'step-up')
      await send('start', { username: 'ada', password: n % 4 === 0 ? OTHER_SECRET : SECRET, intent: action })
    else if (isAccountCall(action)) await send(action, ACCOUNT_CALLS[action](code(), n))
    if (action === 'sign-out') await send('start', { username: 'ada', password: n % 3 === 0 ? OTHER_SECRET : SECRET })
  }
}

const isAccountCall = (action: string): action is keyof typeof ACCOUNT_CALLS => Object.hasOwn(ACCOUNT_CALLS, action)
