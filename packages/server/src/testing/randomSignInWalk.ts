import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Fault } from '@challenge-kit/emulator'
import { requestHandler } from '@challenge-kit/emulator/node'
import type { SignInHandlerOptions } from '../index.ts'
import { createTestBrowser } from './testBrowser.ts'
import type { LeakDetector } from './leakDetector.ts'
import { CLIENT_SECRET, createTestBackend } from './testBackend.ts'
import { signInWithProof } from './srpBackend.ts'
import { attributes, OTHER_SECRET, SECRET, unlimited, users, POOL_VARIANTS } from './poolVariants.ts'

const MALFORMED_CODE = 'CANARY'

export const SIGN_IN_ACTIONS = [
  'start',
  'start',
  'right',
  'right',
  'wrong',
  'malformed',
  'forgot',
  'resend',
  'resume',
  'session',
  'sign-out',
  'wait',
  'fault',
] as const
export type SignInAction = (typeof SIGN_IN_ACTIONS)[number]

const FAULTS: readonly Fault[] = [
  { kind: 'internal' },
  { kind: 'html' },
  { kind: 'lostReply' },
  { kind: 'error', name: 'CANARY', message: SECRET },
]

/** Plays the steps of a random walk through sign-ins. The detector inspects every output of the backend. */
export async function randomSignInWalk(
  detector: LeakDetector,
  variant: number,
  steps: readonly (readonly [SignInAction, number])[],
): Promise<void> {
  const { settings, handler: options } = POOL_VARIANTS[variant % POOL_VARIANTS.length] ?? { settings: {}, handler: {} }
  const { pool, newHandler } = createTestBackend({
    warns: true,
    settings: {
      requiredAttributes: ['given_name'],
      recovery: ['email'],
      deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: variant % 2 === 1 },
      ...settings,
    },
    users,
    handler: { limitStore: unlimited, onEvent: detector.onEvent, ...options },
  })
  const cognito = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'CANARY-access-key', secretAccessKey: 'CANARY-secret-key' },
    requestHandler: requestHandler(detector.watch(pool.fetch)),
  })
  const handler = newHandler({ cognito })
  const browser = createTestBrowser(detector.guard(handler))
  for (const secret of [SECRET, OTHER_SECRET, CLIENT_SECRET, 'CANARY', 'canary-mail']) detector.mark(secret)

  let current = { flow: 'none', challengeIndex: 1, name: '', username: '' }
  for (const [action, seed] of steps) {
    const username = users[seed % users.length]?.username ?? ''
    const codes = {
      right: pool.currentCode(current.username) ?? pool.outbox.messages().at(-1)?.code,
      wrong: 'CANARY 000000',
      malformed: MALFORMED_CODE,
    }
    const call = (): Promise<unknown> => {
      const { flow, challengeIndex } = current
      switch (action) {
        case 'start':
          return options.authFlow === 'USER_SRP_AUTH'
            ? signInWithProof(browser, username, seed % 5 === 0 ? OTHER_SECRET : SECRET)
            : browser.call('start', { username, ...passwordFor(options, seed) })
        case 'right':
        case 'wrong':
        case 'malformed':
          return browser.call('answer', {
            flow,
            challengeIndex,
            answer: answerTo(current.name, codes[action], seed),
            rememberDevice: true,
          })
        case 'forgot':
          return browser.call('forgot', { username })
        case 'resend':
          return browser.call('resend', { flow, challengeIndex })
        case 'resume':
          return browser.call('resume', seed % 2 === 0 ? {} : { flow })
        case 'wait':
          pool.clock.advance(seed * 60_000)
          return handler.refreshSession(browser.request()).then(({ setCookie }) => setCookie)
        case 'fault':
          pool.faults.next('*', FAULTS[seed % FAULTS.length] ?? { kind: 'drop' })
          return Promise.resolve()
        default:
          return browser.call(action, {})
      }
    }
    const outcome = await call().catch((error: unknown) => error)
    if (outcome instanceof Error)
      detector.inspect('error', Object.assign(outcome, { planted: detector.planted('error') }))
    if (detector.planted('console')) globalThis.console.info(detector.planted('console'))
    if (typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'challenge') {
      current = { ...challengeIn(outcome), username }
      detector.addReached(current.name)
    }
  }
}

const passwordFor = (
  { authFlow, customChallenge }: Partial<SignInHandlerOptions>,
  seed: number,
): { password?: string } =>
  (authFlow === 'CUSTOM_AUTH' && !customChallenge?.first) || (authFlow === 'USER_AUTH' && seed % 2 === 0)
    ? {}
    : { password: seed % 5 === 0 ? OTHER_SECRET : SECRET }

function answerTo(name: string, code: string | undefined, seed: number): unknown {
  const answers: Readonly<Record<string, unknown>> = {
    NEW_PASSWORD_REQUIRED: {
      newPassword: OTHER_SECRET,
      attributes: code === MALFORMED_CODE ? unknownAttributes(seed) : { given_name: 'CANARY-name' },
    },
    PASSWORD_RESET_REQUIRED: { code, newPassword: OTHER_SECRET },
    SELECT_MFA_TYPE: { method: 'SMS_MFA' },
    MFA_SETUP: mfaSetupAnswer(code, seed),
    SELECT_CHALLENGE: seed % 2 === 0 ? { method: 'EMAIL_OTP' } : { method: 'PASSWORD', password: SECRET },
    PASSWORD: { password: SECRET },
    CUSTOM_CHALLENGE: { answer: seed % 2 === 0 ? 'CANARY-answer' : 'CANARY-guess' },
  }
  return answers[name] ?? { code }
}

// Attribute names also come from the browser.
const unknownAttributes = (seed: number): object => (seed % 2 === 0 ? { CANARY: 7 } : { CANARY: 'x' })

function mfaSetupAnswer(code: string | undefined, seed: number): object {
  if (seed % 7 === 0) return { method: 'SMS_MFA', phoneNumber: attributes.phone_number }
  return seed % 3 === 0 ? { method: 'EMAIL_OTP', email: attributes.email } : totpAnswer(code, seed)
}

const totpAnswer = (code: string | undefined, seed: number): object =>
  seed % 2 === 0 ? { method: 'SOFTWARE_TOKEN_MFA' } : { method: 'SOFTWARE_TOKEN_MFA', code }

function challengeIn(reply: object): { flow: string; challengeIndex: number; name: string } {
  const { flow, challengeIndex, challenge }: { flow?: string; challengeIndex?: number; challenge?: { name: string } } =
    reply
  return { flow: flow ?? '', challengeIndex: challengeIndex ?? 0, name: challenge?.name ?? '' }
}
