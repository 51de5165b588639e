import { challenges, SignInError } from '@challenge-kit/core'
import { adopt, calling, questioning, respond } from './adopt.ts'
import { ask } from './ask.ts'
import type { CognitoAnswer } from './cognitoAnswer.ts'
import type { EngineContext, EngineResult } from './engine.ts'
import type { FlowState } from './flow.ts'
import { enrol, withKey } from './mfaSetup.ts'
import { refuse } from './responses.ts'

/** Answers MFA_SETUP: an address; or an authenticator, whose code is proved first, and without one a key is asked for. */
export async function setUp(state: FlowState, json: unknown, context: EngineContext): Promise<EngineResult> {
  const spec = challenges.MFA_SETUP
  const answer = spec.readAnswer(json)
  const { question, session, username: account } = state
  if (question?.name !== 'MFA_SETUP') throw new SignInError('upstream_invalid')
  refuse(spec.check(answer, question))
  const { cognito, issuer, onException } = context
  const finish = (verified: string): Promise<CognitoAnswer> => respond(state, verified, spec.encode(answer), context)
  if (answer.method === 'EMAIL_OTP' || 'code' in answer) await context.beforeSending()
  if (answer.method === 'EMAIL_OTP')
    return adopt(state, await questioning('answer', () => finish(session), context), context)
  if ('code' in answer) {
    const told = (verified: string): Promise<CognitoAnswer> =>
      finish(verified).catch((thrown: unknown) => {
        onException(thrown)
        throw thrown
      })
    return adopt(state, await questioning('answer', () => enrol(answer, session, cognito, told), context), context)
  }
  const label = { issuer, account }
  const keyed = await calling('answer', () => withKey({ challenge: question, session }, cognito, label), context)
  return ask(state, { ...keyed, name: 'MFA_SETUP', userId: state.userId }, context)
}
