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
  'address',
  'console',
  'event',
  'error',
  'attribute',
  'left behind',
]

const PASSWORD = 'CANARY-password-1'
const NEW_PASSWORD = 'CANARY-New-password-2'
const SIGNATURE = 'CANARY-signature-3'
const CODE = '90817263'
const KEY = 'CANARYKEYCANARYKEYCANARYKEY234567'
const SECRETS = [PASSWORD, NEW_PASSWORD, CODE, KEY, SIGNATURE, btoa(SIGNATURE)]

interface Question {
  readonly outcome: Outcome
  /** What fails once before it is answered rightly. */
  readonly slip: Outcome
  readonly answer: string
  arrives(page: Page): Promise<unknown>
  give(page: Page): Promise<void>
  slipped(page: Page): Promise<void>
}

const typed = (outcome: Outcome, slip: Outcome, label: string, answer: string): Question => ({
  outcome,
  slip,
  answer,
  arrives: ({ findInput }) => findInput(label),
  give: (page) => type(page, label, answer),
  slipped: ({ input }) => waitFor(() => expect(input(label).getAttribute('aria-invalid')).toBe('true')),
})
const code = (outcome: Outcome, label: string): Question => typed(outcome, fails('code_mismatch'), label, CODE)
const key = { secret: KEY, issuer: 'Lantern', account: 'alice' }
const QUESTIONS: readonly Question[] = [
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

const passkey: Question = {
  outcome: asks('WEB_AUTHN', {
    request: { challenge: 'Q0hBTExFTkdF', userVerification: 'required', allowCredentials: [] },
  }),
  slip: fails('upstream_unavailable'),
  answer: SIGNATURE,
  arrives: ({ findByRole }) => findByRole('heading', { name: 'Use your passkey' }),
  async give({ user, findByRole }) {
    const bytes = new TextEncoder().encode(SIGNATURE).buffer
    const response = { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes }
    const signed = { id: 'AQID', rawId: new ArrayBuffer(3), type: 'public-key', response } as object as Credential
    vi.spyOn(navigator.credentials, 'get').mockResolvedValue(signed)
    await user.click(await findByRole('button', { name: 'Continue with passkey' }))
  },
  slipped: async ({ findByText }) => void (await findByText(/^Sign-in isn’t available/)),
}

/** What one sign-in leaks, and where to. `plant` puts one leak there, to see that it is found. */
async function leaksOf(
  questions: readonly (readonly [Question, boolean])[],
  plant: Sink | null,
  way: 'password' | 'proof' | 'step-up' = 'password',
): Promise<Sink[]> {
  const { leaks, inspect, watch, look } = openSinks(SECRETS)
  const onEvent = (step: string): void => inspect('event', textOf(step))
  const outcomes = questions.flatMap(([{ outcome, slip }, slips]) => (slips ? [outcome, slip] : [outcome]))
  const told: SignInProps = { onEvent, onSignedIn: (session) => onEvent(textOf(session)), browserSrp: way === 'proof' }
  const stepUp = way === 'step-up'
  const talk = scenario([...outcomes, signsIn()], { session: alice, ...(way === 'proof' && { password: PASSWORD }) })
  const page = stepUp ? openStepUp(talk, told) : openSignIn(talk, told)
  watch(page)
  const plantLeak = (): void => {
    if (plant === 'event') onEvent(PASSWORD)
    else if (plant) PLANTS[plant](page, PASSWORD)
  }

  if (!stepUp) await page.user.type(page.input('Username'), 'alice@example.com')
  await type(page, 'Password', PASSWORD)
  const left = [PASSWORD]
  for (const [index, [{ arrives, give, slipped, answer }, slips]] of questions.entries()) {
    await arrives(page)
    if (index === 0) plantLeak()
    look(left)
    await give(page)
    if (slips) {
      await slipped(page)
      look(left.filter((secret) => secret !== answer))
      await give(page)
    }
    left.push(answer)
  }
  await page.findByText('You’re signed in')
  look(SECRETS)
  const proofs = talk.sent.filter(({ call }) => call === 'prove')
  expect(proofs).toHaveLength(way === 'proof' ? 1 : 0)
  return [...leaks]
}

async function type({ user, findInput }: Page, label: string, answer: string): Promise<void> {
  const field = await findInput(label)
  await user.clear(field)
  await user.type(field, `${answer}{Enter}`)
}

// Each kind once at most, in any order: so that what a question took can be looked for after it.
const walks = fc.sample(
  fc.tuple(
    fc.shuffledSubarray([0, 2, 4], { minLength: 1 }),
    fc.constantFrom(0, 1, 3),
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  ),
  { numRuns: 6, seed: 7 },
)

test.each(walks)(
  'through a random sign-in (%j, %j, %j) no secret reaches any sink of the page',
  async (order, last, slips) => {
    const chosen = [...new Set([...order, last])].flatMap((index) => QUESTIONS[index] ?? [])
    const leaks = await leaksOf(
      chosen.map((question, index) => [question, slips[index] ?? false] as const),
      null,
    )
    expect(leaks).toEqual([])
  },
)

test('nor does one through a step-up with a number that is set up on the way', async () => {
  const asked = asks('MFA_SETUP', { methods: ['SMS_MFA'], totp: null })
  const number = typed(asked, fails('attribute_rejected'), 'Phone number', '+12125550142')
  const chosen = [number, ...QUESTIONS.slice(0, 1)].map((question) => [question, true] as const)
  expect(await leaksOf(chosen, null, 'step-up')).toEqual([])
})

test('nor does one with a password that is proved in the page, and a passkey after it', async () => {
  expect(await leaksOf([[passkey, true]], null, 'proof')).toEqual([])
})

test.each(SINKS)('a leak planted in the %s is found', async (sink) => {
  const leaks = await leaksOf(
    QUESTIONS.slice(0, 1).map((question) => [question, false] as const),
    sink,
  )
  expect(leaks).toEqual([sink])
})
