import type { ProofReply, ChallengeReply, UnsupportedReply } from '@challenge-kit/core'
import { adopt, questioning } from './adopt.ts'
import type { EngineContext, EngineResult } from './engine.ts'
import { type SealedFlow, LONGEST_FLOW } from './sealedFlow.ts'
import { type Credentials, open } from './opening.ts'
import { askProof } from './browserSrp.ts'
import { type Said, talk } from './relay.ts'

/** The state before the first question. */
export function newFlow(username: string, { now, flow, stepUp }: EngineContext): SealedFlow {
  const place = { flow, challengeIndex: 0, name: '', session: '', userId: null, question: null, proved: false }
  return {
    ...place,
    username,
    stepUp: stepUp?.typed ?? null,
    expiresAt: now,
    endsAt: now + LONGEST_FLOW,
    family: 'admin',
    srpOnly: false,
    proof: null,
  }
}

/** The first call of a sign-in. Without a password, Cognito is asked how this person may begin. */
export async function begin(
  who: Credentials,
  context: EngineContext,
): Promise<EngineResult<ChallengeReply | UnsupportedReply | ProofReply>> {
  const state = { ...newFlow(who.username, context), proved: who.password !== null }
  const said = await questioning('start', () => open(who, context), context)
  const { answer } = said
  if (who.srpA !== null && answer.kind === 'challenge' && answer.name === 'PASSWORD_VERIFIER')
    return askProof({ ...state, ...said.place }, answer, context)
  return adopt(state, said, context)
}

/** Whether another code can be had: only as long as nothing was proved, for it takes a new beginning. */
export function canBeginAgain({ proved, name }: SealedFlow): boolean {
  return !proved && (name === 'EMAIL_OTP' || name === 'SMS_OTP')
}

/** Sends the code of a first factor again: a new beginning, with that factor preferred. */
export async function beginAgain(state: SealedFlow, context: EngineContext): Promise<EngineResult> {
  const { username, name } = state
  const who = { username, password: null, srpA: null }
  const preferred = { ...context, preferredChallenge: name }
  // Whatever calls came before, this is a beginning.
  const anew = { ...state, family: 'admin', userId: null } as const
  return adopt(anew, await questioning('start', () => open(who, preferred), context), context)
}

/** Goes on with a password that was just set, in a sign-in that proved it is allowed to. */
export function signInWith({ username }: SealedFlow, password: string, context: EngineContext): Promise<Said> {
  return open({ username, password, srpA: null }, context)
}

/** Goes on from ConfirmSignUp, which is a public call: so are those that follow. */
export async function signInFrom({ username }: SealedFlow, session: string, context: EngineContext): Promise<Said> {
  const { listen, place } = talk({ family: 'public', userId: null, username }, context)
  const start = { family: 'public', authFlow: 'USER_AUTH', username, parameters: {}, session } as const
  return { answer: listen(await context.cognito.start({ ...start, context: context.client })), place }
}
