import { describe, expect, it } from 'vitest'
import type { AnyChallenge } from '../challenges/challenge.ts'
import { SignInError } from '../errors.ts'
import type { NoFlowReply, Reply } from '../wire/replies.ts'
import { type FlowState, initialState } from './flowState.ts'
import { transition } from './transition.ts'

const session = { username: 'alice', signInName: 'alice', claims: {}, expiresIn: 3600 }
const mail: AnyChallenge = { name: 'EMAIL_OTP', destination: null, firstFactor: false }

function asked(challengeIndex: number, flow = 'one', challenge = mail): Reply {
  return { kind: 'challenge', flow, challengeIndex, username: 'alice', expiresIn: 180, rememberDays: null, challenge }
}

const pending = (state: FlowState): FlowState => transition(state, { type: 'sent', callId: 1 })

/** The state after a call and its reply. */
function after(state: FlowState, reply: Reply | NoFlowReply, more: { resent?: boolean; error?: SignInError } = {}) {
  return transition(pending(state), { type: 'replied', callId: 1, reply, ...more })
}

const credentials = initialState(false, 'alice')
const challenge = after(credentials, asked(1))
const signedIn = after(credentials, { kind: 'signedIn', session })

describe('a reload', () => {
  it('leads to the credentials if its call fails, because it shows nothing that the user can send again', () => {
    const failed = transition(pending(initialState(true, 'alice')), {
      type: 'failed',
      callId: 1,
      error: new SignInError('network'),
    })
    expect(failed).toMatchObject({ step: 'CREDENTIALS', username: 'alice', callId: null, error: { code: 'network' } })
  })

  it('of a flow that the backend no longer has leads to the credentials with the username of the backend', () => {
    const resuming = initialState(true)
    expect(after(resuming, { kind: 'noFlow', username: 'bruno', expired: false })).toMatchObject({
      step: 'CREDENTIALS',
      username: 'bruno',
      error: null,
    })
    expect(after(resuming, { kind: 'noFlow', username: 'bruno', expired: true })).toMatchObject({
      step: 'CREDENTIALS',
      username: 'bruno',
      error: { code: 'flow_expired' },
    })
  })

  it('keeps the username of the page if the backend tells none', () => {
    expect(after(challenge, { kind: 'noFlow', username: null, expired: true })).toMatchObject({ username: 'alice' })
  })
})

it('a challenge that is asked again after a wrong password has the error of the reply', () => {
  const again = after(challenge, { ...asked(2), error: 'invalid_credentials' } as Reply)
  expect(again).toMatchObject({ step: 'EMAIL_OTP', challengeIndex: 2, error: { code: 'invalid_credentials' } })
  expect(after(challenge, asked(2))).toMatchObject({ error: null })
})

it('a reset that is finished leads to the credentials with the username of the backend and a notice', () => {
  const finished = after(challenge, { kind: 'restart', username: 'Alice', notice: 'password_changed' })
  expect(finished).toMatchObject({ step: 'CREDENTIALS', username: 'Alice', notice: 'password_changed', error: null })
})

describe('a signed-in user', () => {
  it('stays signed in when an earlier step restarts the sign-in or sends a call', () => {
    expect(transition(signedIn, { type: 'restarted' })).toBe(signedIn)
    expect(transition(signedIn, { type: 'sent', callId: 2, username: 'bruno' })).toBe(signedIn)
  })
})

describe('an error without a call', () => {
  const refused = { type: 'refused', error: new SignInError('invalid_answer') } as const

  it('is shown at the step', () => {
    expect(transition(challenge, refused)).toEqual({ ...challenge, error: refused.error })
  })

  it('changes nothing while a call is pending, because the reply decides', () => {
    const waiting = pending(challenge)
    expect(transition(waiting, refused)).toBe(waiting)
  })
})

describe('`resent`', () => {
  const resent = { resent: true }

  it('counts each code that the user has requested, and starts again at the next challenge', () => {
    const once = after(challenge, asked(2), resent)
    const twice = after(once, asked(3), resent)
    expect([challenge, once, twice, after(twice, asked(4))]).toMatchObject(
      [0, 1, 2, 0].map((count) => ({ resent: count })),
    )
  })

  it('is 0 in another flow, because its first code replaces no code', () => {
    const once = after(challenge, asked(2), resent)
    expect(after(once, asked(1, 'two'), resent)).toMatchObject({ flow: 'two', resent: 0 })
  })

  it('is 0 after a step that has no code', () => {
    const telepathy = { flow: 'one', challengeIndex: 1, username: 'alice', expiresIn: 180, name: 'T', reference: 'r' }
    const unsupported = after(credentials, { kind: 'unsupported', ...telepathy })
    expect(after(unsupported, asked(2), resent)).toMatchObject({ step: 'EMAIL_OTP', resent: 0 })
  })
})

describe('an answer to a challenge that another tab has answered', () => {
  const error = new SignInError('stale_answer')

  it('shows the current challenge with `stale_answer`', () => {
    expect(after(challenge, asked(2), { error })).toMatchObject({ step: 'EMAIL_OTP', challengeIndex: 2, error })
  })

  it('shows the current challenge without the error of a lost reply, because Cognito has accepted an answer', () => {
    expect(after(challenge, asked(2), { error: new SignInError('network') })).toMatchObject({ error: null })
  })
})
