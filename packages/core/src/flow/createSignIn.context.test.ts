import { describe, expect, it } from 'vitest'
import { asks, scenario, signsIn } from '../testing/index.ts'
import { createSignIn } from './createSignIn.ts'
import type { SignInOptions } from './signInFlow.ts'
import type { SignIn, StepName } from './step.ts'

function at<S extends StepName>(state: SignIn, step: S): Extract<SignIn, { step: S }> {
  if (state.step !== step) throw new Error(`expected ${step}, got ${state.step}`)
  return state as Extract<SignIn, { step: S }>
}

const password = 'Canary-tide-pool-7'
const sms = asks('SMS_MFA', { destination: null })
const contextData = () => Promise.resolve('encoded')

/** The names of what each call sends. */
async function fieldsSent(played: ReturnType<typeof scenario>, options: Omit<SignInOptions, 'transport'>) {
  const flow = createSignIn({ transport: played.transport, ...options })
  const challenge = await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice', password })
  if (challenge.step === 'SMS_MFA') await challenge.submit({ code: '123456' })
  return played.sent.map(({ call, input }) => [call, ...Object.keys(input)].join(' '))
}

describe('`contextData`', () => {
  it('is collected for the start and for each answer', async () => {
    const played = scenario([sms, signsIn()])
    expect(await fieldsSent(played, { contextData })).toEqual([
      'start username contextData password',
      'answer flow challengeIndex answer contextData',
    ])
    expect(played.sent.map(({ input }) => input)).toMatchObject(Array(2).fill({ contextData: 'encoded' }))
  })

  it('is sent with the proof of a password too', async () => {
    const played = scenario([signsIn()], { password })
    expect(await fieldsSent(played, { contextData, browserSrp: true })).toEqual([
      'start username contextData srpA',
      'prove flow challengeIndex signature secretBlock timestamp contextData',
    ])
    expect(played.sent.at(-1)?.input).toMatchObject({ contextData: 'encoded' })
  })

  it('is absent from every call if the page collects none', async () => {
    expect(await fieldsSent(scenario([signsIn()]), {})).toEqual(['start username password'])
    expect(await fieldsSent(scenario([signsIn()], { password }), { browserSrp: true })).toEqual([
      'start username srpA',
      'prove flow challengeIndex signature secretBlock timestamp',
    ])
  })
})

describe('with `browserSrp`', () => {
  it('a start without a password sends the username alone', async () => {
    const { transport, sent } = scenario([asks('SELECT_CHALLENGE', { methods: ['EMAIL_OTP'] })])
    const flow = createSignIn({ transport, browserSrp: true })
    await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice' })
    expect(sent).toStrictEqual([{ call: 'start', input: { username: 'alice' } }])
  })

  it('a challenge that comes in place of the request for a proof is shown', async () => {
    const { transport } = scenario([asks('USER_NOT_CONFIRMED', { destination: null })])
    const flow = createSignIn({ transport, browserSrp: true })
    const shown = await at(flow.getState(), 'CREDENTIALS').submit({ username: 'alice', password })
    expect(shown).toMatchObject({ step: 'USER_NOT_CONFIRMED', error: null })
  })
})
