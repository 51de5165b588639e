import type { SignInErrorCode } from '../errors.ts'
import { isSignInError } from '../toSignInError.ts'
import type { Transport } from '../transports/transport.ts'

/** A user who signs in with a password and then with a code by text message. */
export interface ContractUser {
  readonly username: string
  readonly password: string
  /** Returns the last code that was sent. */
  code(): Promise<string>
}

/** The transport under test, and a user who exists. The transport has no cookies and no flow in progress. */
export interface ContractSetup {
  readonly transport: Transport
  readonly user: ContractUser
}

/** One rule that every transport must follow. */
export interface ContractCase {
  readonly name: string
  run(setup: ContractSetup): Promise<void>
}

const withoutAbort = { signal: new AbortController().signal }

function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`The transport breaks its contract. Expected: ${what}`)
}

async function refuses(work: Promise<unknown>, code: SignInErrorCode): Promise<void> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(isSignInError(thrown), `SignInError ${code}, but got ${thrown === null ? 'a reply' : 'another error'}`)
  expect(thrown.code === code, `${code}, but got ${thrown.code}`)
}

async function startSmsMfa({ transport, user }: ContractSetup): Promise<{ flow: string; challengeIndex: number }> {
  const reply = await transport('start', { username: user.username, password: user.password }, withoutAbort)
  expect(reply.kind === 'challenge' && reply.challenge.name === 'SMS_MFA', 'start returns SMS_MFA')
  expect(reply.username === user.username, 'the reply has the username as typed')
  expect(reply.expiresIn > 0, 'expiresIn is greater than 0')
  return { flow: reply.flow, challengeIndex: reply.challengeIndex }
}

/**
 * The rules for every {@link Transport}, as test cases. Give each case a new transport without cookies.
 *
 * @example
 * import { test } from 'vitest'
 *
 * const user = { username: 'jane', password: 'correct horse', code: async () => '123456' }
 * test.each(transportContract)('$name', (rule) => rule.run({ transport: httpTransport(), user }))
 */
export const transportContract: readonly ContractCase[] = [
  {
    name: 'a wrong password rejects with `invalid_credentials`',
    run: ({ transport, user }) =>
      refuses(
        transport('start', { username: user.username, password: `${user.password}?` }, withoutAbort),
        'invalid_credentials',
      ),
  },
  {
    name: 'the right code returns a session, and `session` returns the same one',
    async run(setup) {
      const current = await startSmsMfa(setup)
      const reply = await setup.transport(
        'answer',
        { ...current, answer: { code: await setup.user.code() } },
        withoutAbort,
      )
      expect(reply.kind === 'signedIn', 'the right code signs the user in')
      const { session } = await setup.transport('session', {}, withoutAbort)
      expect(session?.username === reply.session.username, '`session` returns the session of the sign-in')
    },
  },
  {
    name: 'a wrong code rejects with `code_mismatch`, and the right code still works',
    async run(setup) {
      const current = await startSmsMfa(setup)
      const code = await setup.user.code()
      const wrong = code === '000000' ? '000001' : '000000'
      await refuses(setup.transport('answer', { ...current, answer: { code: wrong } }, withoutAbort), 'code_mismatch')
      const reply = await setup.transport('answer', { ...current, answer: { code } }, withoutAbort)
      expect(reply.kind === 'signedIn', 'the right code signs the user in after a wrong one')
    },
  },
  {
    name: '`resume` returns the current challenge, and `noFlow` if there is none',
    async run(setup) {
      const before = await setup.transport('resume', {}, withoutAbort)
      expect(before.kind === 'noFlow', '`resume` returns noFlow before the start')
      const current = await startSmsMfa(setup)
      const reply = await setup.transport('resume', {}, withoutAbort)
      expect(
        reply.kind === 'challenge' && reply.flow === current.flow && reply.challengeIndex === current.challengeIndex,
        '`resume` returns the same challenge',
      )
    },
  },
  {
    name: 'an answer to another challenge rejects with `stale_answer`, and an answer to another flow with `flow_superseded`',
    async run(setup) {
      const current = await startSmsMfa(setup)
      const answer = { code: await setup.user.code() }
      await refuses(
        setup.transport('answer', { ...current, challengeIndex: current.challengeIndex + 1, answer }, withoutAbort),
        'stale_answer',
      )
      await refuses(setup.transport('answer', { ...current, flow: 'another', answer }, withoutAbort), 'flow_superseded')
    },
  },
  {
    name: 'an answer after `cancel` rejects with `flow_missing`',
    async run(setup) {
      const current = await startSmsMfa(setup)
      await setup.transport('cancel', { flow: current.flow }, withoutAbort)
      await refuses(setup.transport('answer', { ...current, answer: { code: '123456' } }, withoutAbort), 'flow_missing')
    },
  },
  {
    name: '`sign-out` ends the session',
    async run(setup) {
      const current = await startSmsMfa(setup)
      await setup.transport('answer', { ...current, answer: { code: await setup.user.code() } }, withoutAbort)
      await setup.transport('sign-out', {}, withoutAbort)
      const { session } = await setup.transport('session', {}, withoutAbort)
      expect(session === null, '`session` returns null after sign-out')
    },
  },
  {
    name: 'an aborted call rejects with the reason of the signal',
    async run({ transport }) {
      const controller = new AbortController()
      controller.abort()
      const thrown = await transport('session', {}, controller).catch((error: unknown) => error)
      expect(thrown === controller.signal.reason, 'an aborted call rejects with `signal.reason`')
    },
  },
]
