import type { Transport } from '../wire/calls'
import { isSignInError, type SignInErrorCode } from '../errors.ts'

/** Someone to sign in as, over the transport under test: a password first, then a code by text message. */
export interface ContractPerson {
  readonly username: string
  readonly password: string
  /** The code that was sent last. */
  code(): Promise<string>
}

/** One browser of its own, and someone who exists. */
export interface ContractWorld {
  readonly transport: Transport
  readonly person: ContractPerson
}

/** One rule that every transport keeps. */
export interface ContractCase {
  readonly name: string
  run(world: ContractWorld): Promise<void>
}

const never = { signal: new AbortController().signal }

function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`The transport breaks its contract: ${what}`)
}

async function refuses(work: Promise<unknown>, code: SignInErrorCode): Promise<void> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(
    isSignInError(thrown),
    `expected SignInError ${code}, got ${thrown === null ? 'a reply' : 'something else thrown'}`,
  )
  expect(thrown.code === code, `expected ${code}, got ${thrown.code}`)
}

async function asked({ transport, person }: ContractWorld): Promise<{ flow: string; challengeIndex: number }> {
  const reply = await transport('start', { username: person.username, password: person.password }, never)
  expect(reply.kind === 'challenge' && reply.challenge.name === 'SMS_MFA', 'start asks SMS_MFA')
  expect(reply.username === person.username, 'the username comes back as typed')
  expect(reply.expiresIn > 0, 'there is time to answer')
  return { flow: reply.flow, challengeIndex: reply.challengeIndex }
}

/** What every {@link Transport} has to do, whatever carries it. Run each case in a fresh world. */
export const transportContract: readonly ContractCase[] = [
  {
    name: 'a wrong password is invalid_credentials',
    run: ({ transport, person }) =>
      refuses(
        transport('start', { username: person.username, password: `${person.password}?` }, never),
        'invalid_credentials',
      ),
  },
  {
    name: 'a right code ends in a session, which the session call then describes',
    async run(world) {
      const place = await asked(world)
      const reply = await world.transport('answer', { ...place, answer: { code: await world.person.code() } }, never)
      expect(reply.kind === 'signedIn', 'the right code signs in')
      const { session } = await world.transport('session', {}, never)
      expect(session?.username === reply.session.username, 'the session is the one that was announced')
    },
  },
  {
    name: 'a wrong code keeps the question, and the right one still works',
    async run(world) {
      const place = await asked(world)
      const code = await world.person.code()
      const wrong = code === '000000' ? '000001' : '000000'
      await refuses(world.transport('answer', { ...place, answer: { code: wrong } }, never), 'code_mismatch')
      const reply = await world.transport('answer', { ...place, answer: { code } }, never)
      expect(reply.kind === 'signedIn', 'the right code signs in after a wrong one')
    },
  },
  {
    name: 'resume finds the question again, and nothing where there is none',
    async run(world) {
      const before = await world.transport('resume', {}, never)
      expect(before.kind === 'noFlow', 'nothing to resume at first')
      const place = await asked(world)
      const reply = await world.transport('resume', {}, never)
      expect(
        reply.kind === 'challenge' && reply.flow === place.flow && reply.challengeIndex === place.challengeIndex,
        'the same question',
      )
    },
  },
  {
    name: 'an answer to another question is stale_answer, to another sign-in flow_superseded',
    async run(world) {
      const place = await asked(world)
      const answer = { code: await world.person.code() }
      await refuses(
        world.transport('answer', { ...place, challengeIndex: place.challengeIndex + 1, answer }, never),
        'stale_answer',
      )
      await refuses(world.transport('answer', { ...place, flow: 'another', answer }, never), 'flow_superseded')
    },
  },
  {
    name: 'after cancel there is nothing to answer',
    async run(world) {
      const place = await asked(world)
      await world.transport('cancel', { flow: place.flow }, never)
      await refuses(world.transport('answer', { ...place, answer: { code: '123456' } }, never), 'flow_missing')
    },
  },
  {
    name: 'signing out ends the session',
    async run(world) {
      const place = await asked(world)
      await world.transport('answer', { ...place, answer: { code: await world.person.code() } }, never)
      await world.transport('sign-out', {}, never)
      const { session } = await world.transport('session', {}, never)
      expect(session === null, 'no session after sign-out')
    },
  },
  {
    name: 'an abort rejects with its reason',
    async run({ transport }) {
      const controller = new AbortController()
      controller.abort()
      const thrown = await transport('session', {}, controller).catch((error: unknown) => error)
      expect(thrown === controller.signal.reason, 'the reason of the abort')
    },
  },
]
