import { challenges, normalizePhoneNumber, SignInError } from '@challenge-kit/core'
import { adopt, calling, type Heard, questioning } from './adopt.ts'
import { ask } from './ask.ts'
import type { CognitoAnswer } from '../cognito/result.ts'
import type { EngineContext, EngineResult } from './engine.ts'
import { type SealedFlow, shownName } from './sealedFlow.ts'
import { enrol, withKey } from './mfaSetup.ts'
import { talk } from './relay.ts'
import { refuse } from './responses.ts'
import { again } from './sessionless.ts'

/**
 * Answers MFA_SETUP: a telephone number, or an address; or an authenticator, whose code is proved first, and without one
 * a key is asked for.
 */
export async function setUp(state: SealedFlow, json: unknown, context: EngineContext): Promise<EngineResult> {
  const spec = challenges.MFA_SETUP
  const answer = spec.readAnswer(json)
  const { question, session } = state
  if (question?.name !== 'MFA_SETUP') throw new SignInError('upstream_invalid')
  refuse(spec.check(answer, question))
  const { cognito, issuer, onException } = context
  const { respond, place } = talk(state, context)
  const finish = (verified: string): Promise<CognitoAnswer> =>
    respond({ name: 'MFA_SETUP', session: verified }, spec.encode(answer))
  const goOn = async (call: () => Promise<CognitoAnswer>): Promise<EngineResult> => {
    await context.beforeSending()
    const heard = async (): Promise<Heard> => ({ answer: await call(), place })
    return adopt(state, await questioning('answer', heard, context), context)
  }
  if (answer.method === 'SMS_MFA') return storePhone(state, normalizePhoneNumber(answer.phoneNumber), context)
  if (answer.method === 'EMAIL_OTP') return goOn(() => finish(session))
  if ('code' in answer) {
    const told = (verified: string): Promise<CognitoAnswer> =>
      finish(verified).catch((thrown: unknown) => {
        onException(thrown)
        throw thrown
      })
    return goOn(() => enrol(answer, session, cognito, told))
  }
  const label = { issuer, account: shownName(state) }
  const keyed = await calling('answer', () => withKey({ challenge: question, session }, cognito, label), context)
  return ask(state, { ...keyed, name: 'MFA_SETUP' }, context)
}

/**
 * Cognito takes no telephone number in this challenge: the application keeps it, and the next sign-in sends a code there.
 * No Session is spent, so that a failure can be tried again; nor would it keep anybody from another number who had come
 * to this question before: hence the one place of the account.
 */
async function storePhone(state: SealedFlow, phoneNumber: string, context: EngineContext): Promise<EngineResult> {
  const { storePhoneNumber, onException } = context
  if (!storePhoneNumber || !state.proved)
    throw new SignInError('bad_request', { detail: 'a telephone number needs a password that was proved' })
  await context.beforeSending()
  const giveBack = await context.beforePhone()
  try {
    await storePhoneNumber({ username: state.userId ?? state.username }, phoneNumber)
  } catch (thrown) {
    onException(thrown)
    await giveBack()
    throw new SignInError('upstream_unavailable')
  }
  return again(state, 'phone_saved')
}
