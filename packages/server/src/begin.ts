import { adopt, questioning } from './adopt.ts'
import { announce } from './announce.ts'
import type { CognitoAnswer } from './cognitoAnswer.ts'
import type { EngineContext, EngineResult } from './engine.ts'
import { preferring, proving } from './startParameters.ts'
import { type FlowState, LONGEST_FLOW } from './flow.ts'

/** The state before the first question. */
export function newFlow(username: string, { now, flow }: EngineContext): FlowState {
  const place = { flow, step: 0, name: '', session: '', username, userId: null, question: null, proved: false }
  return { ...place, expiresAt: now, endsAt: now + LONGEST_FLOW, family: 'admin' }
}

/** The first call of a sign-in. Without a password, Cognito is asked how this person may begin. */
export async function begin(
  { username, password }: { readonly username: string; readonly password: string | null },
  context: EngineContext,
): Promise<EngineResult> {
  const state = { ...newFlow(username, context), proved: password !== null }
  const { device } = context
  if (device && password !== null) {
    const announced = await questioning('start', () => announce(device, { username, password }, context), context)
    if (announced !== 'device refused') {
      // An exception that is really a question comes alone.
      if (!('answer' in announced)) return adopt(state, announced, context)
      return adopt({ ...state, ...announced.place }, announced.answer, context)
    }
    // The one call that is made twice: the same start again, without a device that means nothing to Cognito.
    context.onDeviceRefused(device)
  }
  const parameters = password === null ? preferring(context.preferredChallenge) : proving(password, context)
  const answer = await questioning('start', () => initiate(username, parameters, context), context)
  return adopt(state, answer, context)
}

/** Whether another code can be had: only as long as nothing was proved, for it takes a new beginning. */
export function canBeginAgain({ proved, name }: FlowState): boolean {
  return !proved && (name === 'EMAIL_OTP' || name === 'SMS_OTP')
}

/** Sends the code of a first factor again: a new beginning, with that factor preferred. */
export async function beginAgain(state: FlowState, context: EngineContext): Promise<EngineResult> {
  const parameters = preferring(state.name)
  const answer = await questioning('start', () => initiate(state.username, parameters, context), context)
  return adopt(state, answer, context)
}

/** Goes on with a password that was just set, in a sign-in that proved it is allowed to. */
export function signInWith(state: FlowState, password: string, context: EngineContext): Promise<CognitoAnswer> {
  return initiate(state.username, proving(password, context), context)
}

/** Goes on from ConfirmSignUp, which is a public call: so are those that follow. */
export function signInFrom(
  { username }: FlowState,
  session: string,
  { cognito, client }: EngineContext,
): Promise<CognitoAnswer> {
  const start = { family: 'public', authFlow: 'USER_AUTH', username, parameters: {}, session } as const
  return cognito.start({ ...start, context: client })
}

function initiate(
  username: string,
  parameters: Readonly<Record<string, string>>,
  { cognito, client, authFlow }: EngineContext,
): Promise<CognitoAnswer> {
  return cognito.start({ family: 'admin', authFlow, username, parameters, session: null, context: client })
}
