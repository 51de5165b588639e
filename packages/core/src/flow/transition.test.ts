import { expect, it } from 'vitest'
import type { AnyChallenge } from '../challenges/challenge.ts'
import { challenges } from '../challenges/registry.ts'
import { SignInError, type SignInErrorCode } from '../errors.ts'
import type { NoFlowReply, Reply } from '../wire/replies.ts'
import { currentChallenge, type FlowEvent, type FlowState, initialState } from './flowState.ts'
import { transition } from './transition.ts'

type Transition = typeof transition

const examples: readonly AnyChallenge[] = [
  { name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: [], passwordPolicy: null },
  { name: 'MFA_SETUP', methods: ['SOFTWARE_TOKEN_MFA'], totp: null },
  { name: 'SELECT_MFA_TYPE', methods: ['SMS_MFA', 'EMAIL_OTP'] },
  { name: 'SOFTWARE_TOKEN_MFA', deviceName: null },
  { name: 'SMS_MFA', destination: null },
  { name: 'EMAIL_OTP', destination: null, firstFactor: false },
  { name: 'SMS_OTP', destination: null },
  { name: 'WEB_AUTHN', request: { challenge: 'AA', userVerification: 'preferred', allowCredentials: [] } },
  { name: 'SELECT_CHALLENGE', methods: ['EMAIL_OTP', 'PASSWORD'] },
  { name: 'PASSWORD' },
  { name: 'CUSTOM_CHALLENGE', parameters: {}, repeats: null },
  { name: 'PASSWORD_RESET_REQUIRED', sent: false, destination: null, forgotten: false, passwordPolicy: null },
  { name: 'USER_NOT_CONFIRMED', destination: null },
]
const session = { username: 'alice', signInName: 'alice', claims: {}, expiresIn: 3600 }
const positions = ['one', 'two'].flatMap((flow) =>
  [1, 2].map((challengeIndex) => ({ flow, challengeIndex, username: 'alice', expiresIn: 180 })),
)
const replies: readonly (Reply | NoFlowReply)[] = [
  ...positions.flatMap((position) =>
    examples.map((challenge): Reply => ({ kind: 'challenge', ...position, rememberDays: null, challenge })),
  ),
  ...positions.map((position): Reply => ({ kind: 'unsupported', ...position, name: 'TELEPATHY', reference: 'r' })),
  { kind: 'signedIn', session },
  { kind: 'restart', username: 'alice', notice: 'confirmed' },
  { kind: 'noFlow', username: null, expired: false },
  { kind: 'noFlow', username: 'alice', expired: true },
]
const errors = (
  [
    'invalid_credentials',
    'code_mismatch',
    'throttled',
    'network',
    'outcome_unknown',
    'stale_answer',
  ] satisfies SignInErrorCode[]
).map((code) => new SignInError(code))
const events: readonly FlowEvent[] = [
  ...[1, 2].flatMap((callId): FlowEvent[] => [
    { type: 'sent', callId, username: 'alice' },
    { type: 'sent', callId },
    ...replies.map((reply): FlowEvent => ({ type: 'replied', callId, reply })),
    ...errors.map((error): FlowEvent => ({ type: 'failed', callId, error })),
    ...replies.map((reply): FlowEvent => ({ type: 'replied', callId, reply, error: new SignInError('stale_answer') })),
  ]),
  { type: 'refused', error: new SignInError('invalid_answer', { issues: { code: 'missing' } }) },
  { type: 'restarted' },
  { type: 'signedOut' },
  { type: 'signedOut', everywhere: false },
]

const key = (state: FlowState): string => JSON.stringify({ ...state, error: state.error?.code })

/**
 * Visits every state that the events can reach from the two initial states. Returns the rules that a transition breaks.
 */
function walk(step: Transition): { states: number; transitions: number; broken: Set<string> } {
  const seen = new Map<string, FlowState>()
  const followers = new Map<string, Set<string>>()
  const broken = new Set<string>()
  const queue = [initialState(false), initialState(true)]
  for (const state of queue) seen.set(key(state), state)
  let transitions = 0
  for (let state = queue.shift(); state; state = queue.shift()) {
    const to = new Set<string>()
    followers.set(key(state), to)
    for (const event of events) {
      const after = step(state, event)
      transitions += 1
      for (const rule of brokenBy(state, event, after)) broken.add(rule)
      if (after === state) continue
      const name = key(after)
      to.add(name)
      if (seen.has(name)) continue
      seen.set(name, after)
      queue.push(after)
    }
  }
  // SIGNED_IN must be reachable from every state.
  const reach = new Set([...seen].filter(([, state]) => state.step === 'SIGNED_IN').map(([name]) => name))
  for (let grown = true; grown;) {
    grown = false
    for (const [name, to] of followers) {
      if (!reach.has(name) && [...to].some((other) => reach.has(other))) grown = Boolean(reach.add(name))
    }
  }
  if ([...seen.keys()].some((name) => !reach.has(name))) broken.add('SIGNED_IN cannot be reached from a state')
  return { states: seen.size, transitions, broken }
}

function brokenBy(before: FlowState, event: FlowEvent, after: FlowState): string[] {
  const rules: Record<string, boolean> = {
    'signed in without an explicit reply':
      after.step === 'SIGNED_IN' &&
      before.step !== 'SIGNED_IN' &&
      !(event.type === 'replied' && event.reply.kind === 'signedIn' && event.callId === before.callId),
    'two calls were pending': event.type === 'sent' && before.callId !== null && after !== before,
    'an outdated reply changed the state':
      (event.type === 'replied' || event.type === 'failed') && event.callId !== before.callId && after !== before,
    'an unknown challenge was not shown as UNSUPPORTED':
      event.type === 'replied' &&
      event.callId === before.callId &&
      event.reply.kind === 'unsupported' &&
      (currentChallenge(before)?.flow !== event.reply.flow ||
        event.reply.challengeIndex > (currentChallenge(before)?.challengeIndex ?? 0)) &&
      after.step !== 'UNSUPPORTED',
    'the step changed while a call was pending': event.type === 'sent' && after.step !== before.step,
    'the username was lost': before.username !== '' && after.username === '' && event.type !== 'signedOut',
    'a restart did not lead to the credentials':
      event.type === 'restarted' && before.step !== 'SIGNED_IN' && after.step !== 'CREDENTIALS',
    'an older challenge was shown':
      event.type === 'replied' &&
      currentChallenge(before)?.flow === currentChallenge(after)?.flow &&
      (currentChallenge(after)?.challengeIndex ?? 0) < (currentChallenge(before)?.challengeIndex ?? 0),
    'a step has the challenge of another step': 'challenge' in after && after.step !== after.challenge.name,
  }
  return Object.keys(rules).filter((rule) => rules[rule])
}

it('no transition from a reachable state breaks a rule', () => {
  const { states, transitions, broken } = walk(transition)
  process.stdout.write(`  the walk: ${states} states, ${transitions} transitions\n`)
  expect([...broken]).toEqual([])
  expect(examples.map(({ name }) => name).toSorted()).toEqual(Object.keys(challenges).toSorted())
})

const planted: Record<string, Transition> = {
  'an outdated reply changed the state': (state, event) =>
    transition(event.type === 'replied' ? { ...state, callId: event.callId } : state, event),
  'two calls were pending': (state, event) =>
    transition(event.type === 'sent' ? { ...state, callId: null } : state, event),
  'signed in without an explicit reply': (state, event) =>
    event.type === 'failed' && event.callId === state.callId
      ? { step: 'SIGNED_IN', session, username: state.username, error: null, callId: null }
      : transition(state, event),
  'an unknown challenge was not shown as UNSUPPORTED': (state, event) =>
    event.type === 'replied' && event.reply.kind === 'unsupported'
      ? transition(state, { ...event, reply: { kind: 'noFlow', username: null, expired: false } })
      : transition(state, event),
  'SIGNED_IN cannot be reached from a state': (state, event) =>
    state.step === 'UNSUPPORTED' ? state : transition(state, event),
}

it.each(Object.entries(planted))('a transition with a deliberate fault is reported: %s', (rule, broken) => {
  expect([...walk(broken).broken]).toContain(rule)
})
