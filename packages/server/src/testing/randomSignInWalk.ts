import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Fault } from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'
import type { SignInHandlerOptions } from '../index.ts'
import { createTestBrowser } from './testBrowser.ts'
import type { LeakDetector } from './leakDetector.ts'
import { CLIENT_SECRET, createTestBackend } from './testBackend.ts'
import { signInWithProof } from './srpBackend.ts'
import { attributes, OTHER, SECRET, unlimited, users, POOL_VARIANTS } from './poolVariants.ts'

const BAD = 'CANARY'

export const SIGN_IN_ACTIONS = [
  'start',
  'start',
  'right',
  'right',
  'wrong',
  'bad',
  'forgot',
  'resend',
  'resume',
  'session',
  'sign-out',
  'later',
  'fault',
] as const
export type SignInAction = (typeof SIGN_IN_ACTIONS)[number]

const FAULTS: readonly Fault[] = [
  { kind: 'internal' },
  { kind: 'html' },
  { kind: 'lostReply' },
  { kind: 'error', name: 'CANARY', message: SECRET },
]

/** A random walk through sign-ins; everything that leaves the backend is looked into. */
export async function randomSignInWalk(
  canary: LeakDetector,
  which: number,
  steps: readonly (readonly [SignInAction, number])[],
): Promise<void> {
  const { settings, handler: options } = POOL_VARIANTS[which % POOL_VARIANTS.length] ?? { settings: {}, handler: {} }
  const { pool, newHandler } = createTestBackend({
    settings: {
      requiredAttributes: ['given_name'],
      recovery: ['email'],
      deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: which % 2 === 1 },
      ...settings,
    },
    users,
    handler: { limitStore: unlimited, onEvent: canary.onEvent, ...options },
  })
  const cognito = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'CANARY-access-key', secretAccessKey: 'CANARY-secret-key' },
    requestHandler: requestHandler(canary.watch(pool.fetch)),
  })
  const handler = newHandler({ cognito })
  const browser = createTestBrowser(canary.guard(handler))
  for (const secret of [SECRET, OTHER, CLIENT_SECRET, 'CANARY', 'canary-mail']) canary.mark(secret)

  let place = { flow: 'none', challengeIndex: 1, name: '', username: '' }
  for (const [act, n] of steps) {
    const username = users[n % users.length]?.username ?? ''
    const codes = {
      right: pool.currentCode(place.username) ?? pool.outbox.messages().at(-1)?.code,
      wrong: 'CANARY 000000',
      bad: BAD,
    }
    const sent = (): Promise<unknown> => {
      const { flow, challengeIndex } = place
      switch (act) {
        case 'start':
          return options.authFlow === 'USER_SRP_AUTH'
            ? signInWithProof(browser, username, n % 5 === 0 ? OTHER : SECRET)
            : browser.call('start', { username, ...passwordFor(options, n) })
        case 'right':
        case 'wrong':
        case 'bad':
          return browser.call('answer', {
            flow,
            challengeIndex,
            answer: answerTo(place.name, codes[act], n),
            rememberDevice: true,
          })
        case 'forgot':
          return browser.call('forgot', { username })
        case 'resend':
          return browser.call('resend', { flow, challengeIndex })
        case 'resume':
          return browser.call('resume', n % 2 === 0 ? {} : { flow })
        case 'later':
          pool.clock.advance(n * 60_000)
          return handler.refreshSession(browser.request()).then(({ setCookie }) => setCookie)
        case 'fault':
          pool.faults.next('*', FAULTS[n % FAULTS.length] ?? { kind: 'drop' })
          return Promise.resolve()
        default:
          return browser.call(act, {})
      }
    }
    const outcome = await sent().catch((error: unknown) => error)
    if (outcome instanceof Error) canary.inspect('error', Object.assign(outcome, { planted: canary.planted('error') }))
    if (canary.planted('console')) globalThis.console.info(canary.planted('console'))
    if (typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'challenge') {
      place = { ...placeOf(outcome), username }
      canary.addVisited(place.name)
    }
  }
}

const passwordFor = ({ authFlow, customChallenge }: Partial<SignInHandlerOptions>, n: number): { password?: string } =>
  (authFlow === 'CUSTOM_AUTH' && !customChallenge?.first) || (authFlow === 'USER_AUTH' && n % 2 === 0)
    ? {}
    : { password: n % 5 === 0 ? OTHER : SECRET }

function answerTo(name: string, code: string | undefined, n: number): unknown {
  const answers: Readonly<Record<string, unknown>> = {
    NEW_PASSWORD_REQUIRED: {
      newPassword: OTHER,
      attributes: code === BAD ? hostile(n) : { given_name: 'CANARY-name' },
    },
    PASSWORD_RESET_REQUIRED: { code, newPassword: OTHER },
    SELECT_MFA_TYPE: { method: 'SMS_MFA' },
    MFA_SETUP: setUp(code, n),
    SELECT_CHALLENGE: n % 2 === 0 ? { method: 'EMAIL_OTP' } : { method: 'PASSWORD', password: SECRET },
    PASSWORD: { password: SECRET },
    CUSTOM_CHALLENGE: { answer: n % 2 === 0 ? 'CANARY-answer' : 'CANARY-guess' },
  }
  return answers[name] ?? { code }
}

// Names are as much the browser's as values are.
const hostile = (n: number): object => (n % 2 === 0 ? { CANARY: 7 } : { CANARY: 'x' })

function setUp(code: string | undefined, n: number): object {
  if (n % 7 === 0) return { method: 'SMS_MFA', phoneNumber: attributes.phone_number }
  return n % 3 === 0 ? { method: 'EMAIL_OTP', email: attributes.email } : totp(code, n)
}

const totp = (code: string | undefined, n: number): object =>
  n % 2 === 0 ? { method: 'SOFTWARE_TOKEN_MFA' } : { method: 'SOFTWARE_TOKEN_MFA', code }

function placeOf(reply: object): { flow: string; challengeIndex: number; name: string } {
  const { flow, challengeIndex, challenge }: { flow?: string; challengeIndex?: number; challenge?: { name: string } } =
    reply
  return { flow: flow ?? '', challengeIndex: challengeIndex ?? 0, name: challenge?.name ?? '' }
}
