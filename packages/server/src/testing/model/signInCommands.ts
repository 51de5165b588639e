import { expect } from 'vitest'
import { PASSWORD } from '../testBackend.ts'
import { type Command, command, isDone, setFailure, tabAt, tabsAt, type Failure } from './command.ts'
import { isCurrent, type Model, type ModelUser, TOKEN_VALIDITY } from './model.ts'
import { found, settledStep } from './system.ts'

const SESSION_VALIDITY = 3 * 60_000
const TOTP_PERIOD = 30_000

export const start = (choice: number, user: ModelUser, isRight: boolean, instance: number, failure: Failure): Command =>
  command(
    `a tab (${choice}) starts as ${user} with a ${isRight ? 'right' : 'wrong'} password (instance ${instance}, ${failure})`,
    (model) => tabsAt(model, 'CREDENTIALS').length > 0 && model.wrongPasswords[user] < 4,
    async (model, system) => {
      const index = tabAt(model, 'CREDENTIALS', choice)
      system.instance = instance
      setFailure(failure, system)
      const { page } = found(system.tabs[index])
      const step = page.getState()
      if (step.step !== 'CREDENTIALS') throw new Error('the model says that the tab shows the credentials')
      const after = await step.submit({ username: user, password: isRight ? PASSWORD : 'Wrong-horse-9' })
      expect(after.username).toBe(user)
      if (isDone(failure)) model.wrongPasswords[user] = isRight ? 0 : model.wrongPasswords[user] + 1
      if (!isRight || failure !== 'none') return
      const now = system.pool.clock.now()
      if (user === 'ben') return signIn(model, index, now)
      const flow = ++model.flows
      model.tabs[index] = { step: 'SOFTWARE_TOKEN_MFA', flow }
      model.flowCookie = { flow, expiresAt: now + SESSION_VALIDITY, used: false }
    },
  )

function signIn(model: Model, index: number, now: number): void {
  model.tabs[index] = { step: 'SIGNED_IN' }
  model.flowCookie = null
  model.sessionExpiresAt = now + TOKEN_VALIDITY
}

export const answer = (choice: number, isRight: boolean, instance: number, failure: Failure): Command =>
  command(
    `a tab (${choice}) sends a ${isRight ? 'right' : 'wrong'} code twice at once (instance ${instance}, ${failure})`,
    (model) => tabsAt(model, 'SOFTWARE_TOKEN_MFA').length > 0,
    async (model, system) => {
      const index = tabAt(model, 'SOFTWARE_TOKEN_MFA', choice)
      // An authenticator app shows another code now, because Cognito accepts each code once.
      system.pool.clock.advance(TOTP_PERIOD)
      system.instance = instance
      setFailure(failure, system)
      const { page } = found(system.tabs[index])
      const step = page.getState()
      if (step.step !== 'SOFTWARE_TOKEN_MFA') throw new Error('the model says that the tab shows the code input')
      const code = system.pool.currentCode('ada') ?? ''
      const answers = system.cognitoCalls('AdminRespondToAuthChallenge')
      const given = { code: isRight ? code : code === '000000' ? '000001' : '000000' }
      await Promise.all([step.submit(given), step.submit(given)])
      expect((await settledStep(page)).username).toBe('ada')
      expect(system.cognitoCalls('AdminRespondToAuthChallenge') - answers).toBeLessThanOrEqual(1)
      predictAnswer(model, index, { isRight, failure, now: system.pool.clock.now() })
      if (model.tabs[index]?.step !== 'SIGNED_IN') return
      system.acceptedAnswer = system.lastAnswer
      model.hasSignedIn = true
    },
  )

function predictAnswer(
  model: Model,
  index: number,
  { isRight, failure, now }: { readonly isRight: boolean; readonly failure: Failure; readonly now: number },
): void {
  const { flowCookie } = model
  if (!isCurrent(model, model.tabs[index], now)) {
    model.tabs[index] = { step: 'CREDENTIALS' }
    return
  }
  if (!flowCookie || failure === 'requestLost') return
  if (failure === 'replyLost') {
    // The browser keeps its flow cookie, so it still shows the challenge. Only the next answer tells that it is used.
    if (isRight) model.flowCookie = { ...flowCookie, used: true }
  } else if (failure !== 'none' || flowCookie.used) {
    model.tabs[index] = { step: 'CREDENTIALS' }
    model.flowCookie = null
  } else if (isRight) signIn(model, index, now)
}

export const restart = (choice: number, instance: number): Command =>
  command(
    `a tab (${choice}) starts again (instance ${instance})`,
    (model) => tabsAt(model, 'SOFTWARE_TOKEN_MFA').length > 0,
    async (model, system) => {
      const index = tabAt(model, 'SOFTWARE_TOKEN_MFA', choice)
      system.instance = instance
      const { page } = found(system.tabs[index])
      await page.getState().restart()
      await system.idle()
      const tab = model.tabs[index]
      if (tab?.step === 'SOFTWARE_TOKEN_MFA' && model.flowCookie?.flow === tab.flow) model.flowCookie = null
      model.tabs[index] = { step: 'CREDENTIALS' }
    },
  )
