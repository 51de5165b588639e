import { asks, fails, type Outcome, scenario, signsIn } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { SignInProps } from './sign-in/SignIn.tsx'
import { alice } from './testing/account.ts'
import { openSignIn, openStepUp, type Page } from './testing/page.tsx'
import { openSinks, PLANTS, type Sink, textOf } from './testing/sinks.ts'

const SINKS: readonly Sink[] = [
  'query cache',
  'storage',
  'URL',
  'console',
  'event',
  'error',
  'attribute',
  'page content',
]

const PASSWORD = 'CANARY-password-1'
const NEW_PASSWORD = 'CANARY-New-password-2'
const SIGNATURE = 'CANARY-signature-3'
const CODE = '90817263'
const KEY = 'CANARYKEYCANARYKEYCANARYKEY234567'
const SECRETS = [PASSWORD, NEW_PASSWORD, CODE, KEY, SIGNATURE, btoa(SIGNATURE)]

interface ChallengeCase {
  readonly outcome: Outcome
  /** The error of the first try. */
  readonly failure: Outcome
  readonly answer: string
  isShown(page: Page): Promise<unknown>
  answerIt(page: Page): Promise<void>
  showsFailure(page: Page): Promise<void>
}

const typed = (outcome: Outcome, failure: Outcome, label: string, answer: string): ChallengeCase => ({
  outcome,
  failure,
  answer,
  isShown: ({ findInput }) => findInput(label),
  answerIt: (page) => type(page, label, answer),
  showsFailure: ({ input }) => waitFor(() => expect(input(label).getAttribute('aria-invalid')).toBe('true')),
})
const code = (outcome: Outcome, label: string): ChallengeCase => typed(outcome, fails('code_mismatch'), label, CODE)
const key = { secret: KEY, issuer: 'Lantern', account: 'alice' }
const CASES: readonly ChallengeCase[] = [
  code(asks('SMS_MFA', { destination: null }), 'Code from the text message'),
  code(asks('EMAIL_OTP', { destination: null, firstFactor: false }), 'Code from the email'),
  code(asks('SOFTWARE_TOKEN_MFA', { deviceName: null }), 'Code from your app'),
  code(asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA'], totp: key }), 'Code from your app'),
  typed(
    asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: [], passwordPolicy: null }),
    fails('password_rejected'),
    'New password',
    NEW_PASSWORD,
  ),
]

const passkey: ChallengeCase = {
  outcome: asks('WEB_AUTHN', {
    request: { challenge: 'Q0hBTExFTkdF', userVerification: 'required', allowCredentials: [] },
  }),
  failure: fails('upstream_unavailable'),
  answer: SIGNATURE,
  isShown: ({ findByRole }) => findByRole('heading', { name: 'Use your passkey' }),
  async answerIt({ user, findByRole }) {
    const bytes = new TextEncoder().encode(SIGNATURE).buffer
    const response = { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes }
    const signed = { id: 'AQID', rawId: new ArrayBuffer(3), type: 'public-key', response } as object as Credential
    vi.spyOn(navigator.credentials, 'get').mockResolvedValue(signed)
    await user.click(await findByRole('button', { name: 'Continue with passkey' }))
  },
  showsFailure: async ({ findByText }) => void (await findByText(/^Sign-in isn’t available/)),
}

/** Signs in and returns the sinks that contain a secret. `plant` puts a secret into one sink. */
async function leaksOf(
  cases: readonly (readonly [ChallengeCase, boolean])[],
  plant: Sink | null,
  mode: 'password' | 'proof' | 'step-up' = 'password',
): Promise<Sink[]> {
  const { leaks, inspect, watch, check } = openSinks(SECRETS)
  const onEvent = (step: string): void => inspect('event', textOf(step))
  const outcomes = cases.flatMap(([{ outcome, failure }, failsFirst]) => (failsFirst ? [outcome, failure] : [outcome]))
  const props: SignInProps = {
    onEvent,
    onSignedIn: (session) => onEvent(textOf(session)),
    browserSrp: mode === 'proof',
  }
  const stepUp = mode === 'step-up'
  const backend = scenario([...outcomes, signsIn()], {
    session: alice,
    ...(mode === 'proof' && { password: PASSWORD }),
  })
  const page = stepUp ? openStepUp(backend, props) : openSignIn(backend, props)
  watch(page)
  const plantLeak = (): void => {
    if (plant === 'event') onEvent(PASSWORD)
    else if (plant) PLANTS[plant](page, PASSWORD)
  }

  if (!stepUp) await page.user.type(page.input('Username'), 'alice@example.com')
  await type(page, 'Password', PASSWORD)
  const sent = [PASSWORD]
  for (const [index, [{ isShown, answerIt, showsFailure, answer }, failsFirst]] of cases.entries()) {
    await isShown(page)
    if (index === 0) plantLeak()
    check(sent)
    await answerIt(page)
    if (failsFirst) {
      await showsFailure(page)
      check(sent.filter((secret) => secret !== answer))
      await answerIt(page)
    }
    sent.push(answer)
  }
  await page.findByText('You’re signed in')
  check(SECRETS)
  const proofs = backend.sent.filter(({ call }) => call === 'prove')
  expect(proofs).toHaveLength(mode === 'proof' ? 1 : 0)
  return [...leaks]
}

async function type({ user, findInput }: Page, label: string, answer: string): Promise<void> {
  const field = await findInput(label)
  await user.clear(field)
  await user.type(field, `${answer}{Enter}`)
}

// Each challenge occurs once at most, so that its answer must be gone from the page after it.
const walks = fc.sample(
  fc.tuple(
    fc.shuffledSubarray([0, 2, 4], { minLength: 1 }),
    fc.constantFrom(0, 1, 3),
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  ),
  { numRuns: 6, seed: 7 },
)

test.each(walks)(
  'no secret of a random sign-in (%j, %j, %j) reaches a sink of the page',
  async (order, last, failsFirst) => {
    const chosen = [...new Set([...order, last])].flatMap((index) => CASES[index] ?? [])
    const leaks = await leaksOf(
      chosen.map((challenge, index) => [challenge, failsFirst[index] ?? false] as const),
      null,
    )
    expect(leaks).toEqual([])
  },
)

test('no secret of a step-up with a phone number set-up reaches a sink of the page', async () => {
  const asked = asks('MFA_SETUP', { methods: ['SMS_MFA'], totp: null })
  const number = typed(asked, fails('attribute_rejected'), 'Phone number', '+12125550142')
  const chosen = [number, ...CASES.slice(0, 1)].map((challenge) => [challenge, true] as const)
  expect(await leaksOf(chosen, null, 'step-up')).toEqual([])
})

test('no secret of an SRP sign-in with a passkey reaches a sink of the page', async () => {
  expect(await leaksOf([[passkey, true]], null, 'proof')).toEqual([])
})

test.each(SINKS)('a secret planted in the sink "%s" is found', async (sink) => {
  const leaks = await leaksOf(
    CASES.slice(0, 1).map((challenge) => [challenge, false] as const),
    sink,
  )
  expect(leaks).toEqual([sink])
})
