import { asks, fails, type Outcome, scenario, signsIn } from '@challenge-kit/core/testing'
import { cleanup, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { SignInProps } from './SignIn/SignIn.tsx'
import { openSignIn, openStepUp, type Page } from './testing/page.tsx'

/** Where nothing that was typed, and no key, may ever be. */
const SINKS = ['query cache', 'storage', 'address', 'console', 'event', 'error', 'attribute', 'left behind'] as const
type Sink = (typeof SINKS)[number]

const PASSWORD = 'CANARY-password-1'
const NEW_PASSWORD = 'CANARY-New-password-2'
const CODE = '90817263'
const KEY = 'CANARYKEYCANARYKEYCANARYKEY234567'
const SECRETS = [PASSWORD, NEW_PASSWORD, CODE, KEY]

interface Question {
  readonly outcome: Outcome
  /** What fails once before it is answered rightly. */
  readonly slip: Outcome
  readonly label: string
  readonly answer: string
}

const code = (outcome: Outcome, label: string): Question => ({
  outcome,
  slip: fails('code_mismatch'),
  label,
  answer: CODE,
})
const key = { secret: KEY, issuer: 'Lantern', account: 'alice' }
const QUESTIONS: readonly Question[] = [
  code(asks('SMS_MFA', { destination: null }), 'Code from the text message'),
  code(asks('EMAIL_OTP', { destination: null, firstFactor: false }), 'Code from the email'),
  code(asks('SOFTWARE_TOKEN_MFA', { deviceName: null }), 'Code from your app'),
  code(asks('MFA_SETUP', { methods: ['SOFTWARE_TOKEN_MFA'], totp: key }), 'Code from your app'),
  {
    outcome: asks('NEW_PASSWORD_REQUIRED', { requiredAttributes: [], passwordPolicy: null }),
    slip: fails('password_rejected'),
    label: 'New password',
    answer: NEW_PASSWORD,
  },
]

const text = (value: unknown): string =>
  value instanceof Error ? `${value.stack}${JSON.stringify(value)}` : JSON.stringify(value)

/** All attributes on the page, but for the one cell that is allowed: the link that carries the key to an app. */
function attributes(): string {
  const elements = [...document.querySelectorAll('*:not(style)')]
  const cells = elements.flatMap((element) => [...element.attributes].map(({ value }) => value))
  return cells.filter((value) => !value.startsWith('otpauth:')).join('\n')
}

/** What one sign-in leaks, and where to. `plant` puts one leak there, to see that it is found. */
async function leaksOf(
  questions: readonly (readonly [Question, boolean])[],
  plant: Sink | null,
  stepUp = false,
): Promise<Set<Sink>> {
  const leaks = new Set<Sink>()
  const inspect = (sink: Sink, said: string, secrets = SECRETS): void => {
    if (secrets.some((secret) => said.includes(secret))) leaks.add(sink)
  }
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => inspect('console', said.map(text).join()))
  const onEvent = (step: string): void => inspect('event', text(step))
  const outcomes = questions.flatMap(([{ outcome, slip }, slips]) => (slips ? [outcome, slip] : [outcome]))
  const told: SignInProps = { onEvent, onSignedIn: (session) => onEvent(text(session)) }
  const talk = scenario([...outcomes, signsIn()], { session: { username: 'alice', signInName: 'alice', claims: {}, expiresIn: 3600 } })
  const page = stepUp ? openStepUp(talk, told) : openSignIn(talk, told)
  const held = ({ error = null, ...kept }: { error?: unknown }, name: unknown): void => {
    inspect('query cache', text([kept, name]))
    inspect('error', text(error))
  }
  page.client.getQueryCache().subscribe(({ query }) => held(query.state, query.queryKey))
  page.client.getMutationCache().subscribe(({ mutation }) => {
    if (mutation) held(mutation.state, mutation.options.mutationKey)
  })
  const look = (left: readonly string[]): void => {
    inspect('storage', text([localStorage, sessionStorage]))
    inspect('address', location.href + text(history.state))
    inspect('attribute', attributes())
    const fields = [...document.querySelectorAll('input')].map(({ value }) => value)
    inspect('left behind', [document.body.textContent, ...fields].join('\n'), [...left])
  }

  await give(page, 'Password', PASSWORD, stepUp ? undefined : 'alice@example.com')
  const left = [PASSWORD]
  for (const [index, [{ label, answer }, slips]] of questions.entries()) {
    await page.findInput(label)
    if (plant && index === 0) PLANTS[plant](page, onEvent)
    look(left)
    await give(page, label, answer)
    if (slips) {
      await waitFor(() => expect(page.input(label).getAttribute('aria-invalid')).toBe('true'))
      look(left.filter((secret) => secret !== answer))
      await give(page, label, answer)
    }
    left.push(answer)
  }
  await page.findByText('You’re signed in')
  look(SECRETS)
  return leaks
}

async function give({ user, findInput, input }: Page, label: string, answer: string, username?: string): Promise<void> {
  if (username) await user.type(input('Username'), username)
  const field = await findInput(label)
  await user.clear(field)
  await user.type(field, `${answer}{Enter}`)
}

const PLANTS: Record<Sink, (page: Page, onEvent: (said: string) => void) => void> = {
  'query cache': ({ client }) => void client.setQueryData(['leak'], PASSWORD),
  storage: () => sessionStorage.setItem('leak', PASSWORD),
  address: () => history.replaceState(PASSWORD, ''),
  console: () => globalThis.console.info(PASSWORD),
  event: (_, onEvent) => onEvent(PASSWORD),
  error: ({ client }) => {
    const mutation = client.getMutationCache().build(client, { mutationFn: () => Promise.reject(new Error(PASSWORD)) })
    void mutation.execute(undefined).catch(() => null)
  },
  attribute: () => document.body.setAttribute('data-leak', PASSWORD),
  'left behind': () =>
    document.body.append(Object.assign(document.createElement('input'), { value: PASSWORD, id: 'leak' })),
}

afterEach(() => {
  vi.restoreAllMocks()
  cleanup()
  sessionStorage.clear()
  history.replaceState(null, '')
  document.body.removeAttribute('data-leak')
  document.querySelector('#leak')?.remove()
})

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
    expect([...leaks]).toEqual([])
  },
)

test('nor does one through a step-up with a number that is set up on the way', async () => {
  const number: Question = {
    outcome: asks('MFA_SETUP', { methods: ['SMS_MFA'], totp: null }),
    slip: fails('attribute_rejected'),
    label: 'Phone number',
    answer: '+12125550142',
  }
  const chosen = [number, ...QUESTIONS.slice(0, 1)].map((question) => [question, true] as const)
  expect([...(await leaksOf(chosen, null, true))]).toEqual([])
})

test.each(SINKS)('a leak planted in the %s is found', async (sink) => {
  const leaks = await leaksOf(
    QUESTIONS.slice(0, 1).map((question) => [question, false] as const),
    sink,
  )
  expect([...leaks]).toEqual([sink])
})
