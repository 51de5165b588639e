import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { type Canary, createCanary, type Sink, SINKS } from './testing/canary.ts'
import { ACTS, walk } from './testing/walk.ts'
import { WORLDS } from './testing/worlds.ts'

async function walked(plant: Sink | null, numRuns: number): Promise<Canary> {
  const canary = createCanary(plant)
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
  for (const method of methods)
    vi.spyOn(console, method).mockImplementation((...said) => canary.inspect('console', said))
  const steps = fc.array(fc.tuple(fc.constantFrom(...ACTS), fc.nat(60)), { minLength: 6, maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(fc.nat(WORLDS.length - 1), steps, (world, acts) => walk(canary, world, acts)),
    { numRuns, seed: 9 },
  )
  return canary
}

afterEach(() => {
  vi.restoreAllMocks()
})

test('through random sign-ins no secret leaves the backend, in any sink', { timeout: 60_000 }, async () => {
  const { leaks, questions } = await walked(null, 60)
  expect([...leaks]).toEqual([])
  // A walk that never came there shows nothing.
  const met = [
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
  expect(met.filter((name) => !questions.has(name))).toEqual([])
})

test.each(SINKS)('a leak planted in %s is found', async (sink) => {
  const { leaks } = await walked(sink, 3)
  expect([...leaks]).toEqual([sink])
})
