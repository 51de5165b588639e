import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type LeakDetector, createLeakDetector, type Sink, SINKS } from '../testing/leakDetector.ts'
import { randomAccountWalk, ACCOUNT_WALK_ACTIONS } from '../testing/randomAccountWalk.ts'
import { SIGN_IN_ACTIONS, randomSignInWalk } from '../testing/randomSignInWalk.ts'
import { POOL_VARIANTS } from '../testing/poolVariants.ts'

function listenToConsole(plant: Sink | null): LeakDetector {
  const detector = createLeakDetector(plant)
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
  for (const method of methods)
    vi.spyOn(console, method).mockImplementation((...texts) => detector.inspect('console', texts))
  return detector
}

async function walked(plant: Sink | null, numRuns: number): Promise<LeakDetector> {
  const detector = listenToConsole(plant)
  const steps = fc.array(fc.tuple(fc.constantFrom(...SIGN_IN_ACTIONS), fc.nat(60)), { minLength: 6, maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(fc.nat(POOL_VARIANTS.length - 1), steps, (variant, actions) =>
      randomSignInWalk(detector, variant, actions),
    ),
    { numRuns, seed: 9 },
  )
  return detector
}

afterEach(() => {
  vi.restoreAllMocks()
})

test('random sign-ins leak no secret into any sink', { timeout: 60_000 }, async () => {
  const { leaks, reached } = await walked(null, 60)
  expect([...leaks]).toEqual([])
  // A walk finds leaks only at the challenges that it reaches, so it must reach every challenge.
  const expected = [
    'CUSTOM_CHALLENGE',
    'EMAIL_OTP',
    'MFA_SETUP',
    'NEW_PASSWORD_REQUIRED',
    'PASSWORD_RESET_REQUIRED',
    'SELECT_CHALLENGE',
    'SMS_MFA',
    'SOFTWARE_TOKEN_MFA',
    'USER_NOT_CONFIRMED',
  ]
  expect(expected.filter((name) => !reached.has(name))).toEqual([])
})

test.each(SINKS)('the leak detector finds a leak planted in %s during sign-ins', async (sink) => {
  const { leaks } = await walked(sink, 3)
  expect([...leaks]).toEqual([sink])
})

async function walkedAccount(plant: Sink | null, numRuns: number): Promise<LeakDetector> {
  const detector = listenToConsole(plant)
  const steps = fc.array(fc.tuple(fc.constantFrom(...ACCOUNT_WALK_ACTIONS), fc.nat(60)), {
    minLength: 12,
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(steps, (actions) => randomAccountWalk(detector, actions)),
    { numRuns, seed: 9 },
  )
  return detector
}

test('random calls of a signed-in user leak no secret into any sink', { timeout: 60_000 }, async () => {
  const { leaks, reached } = await walkedAccount(null, 25)
  expect([...leaks]).toEqual([])
  // A walk finds leaks only in the calls that succeed. `passkey-add` never succeeds, because the passkey is not valid.
  const actions = ACCOUNT_WALK_ACTIONS.filter((act) => !['passkey-add', 'step-up', 'wait', 'fault'].includes(act))
  expect(actions.filter((act) => !reached.has(act))).toEqual([])
})

test.each(['body', 'header', 'event'] as const)(
  'the leak detector finds a leak planted in %s during account calls',
  async (sink) => {
    const { leaks } = await walkedAccount(sink, 2)
    expect([...leaks]).toEqual([sink])
  },
)
