import { challenges, isChallengeName, SignInError } from '@challenge-kit/core'
import { ask } from './ask.ts'
import { wantsSrp } from './srp.ts'
import type { CognitoAnswer } from '../cognito/result.ts'
import type { EngineContext, EngineResult } from './engine.ts'
import { cognitoError, exceptionName, type Phase } from '../cognito/errors.ts'
import { type SealedFlow, shownName } from './sealedFlow.ts'
import { servable, wantsKey, withKey } from './mfaSetup.ts'
import type { Said } from './relay.ts'

/** Cognito's word, and what it changed of where the sign-in stands. */
export interface Heard {
  readonly answer: CognitoAnswer
  readonly place: Partial<Said['place']>
}

/** Makes a call of Cognito's; what it throws is told, and becomes ours. `first`: nothing was proved before it. */
export async function calling<T>(
  phase: Phase,
  call: () => Promise<T>,
  context: EngineContext,
  first: boolean = phase === 'start',
): Promise<T> {
  try {
    return await call()
  } catch (thrown) {
    context.onException(thrown)
    const error = cognitoError(thrown, phase)
    // Only an account that exists is locked out.
    const lockedOut = error.code === 'throttled' && exceptionName(thrown) === 'NotAuthorizedException'
    throw lockedOut && first && context.accountState === 'hidden' ? new SignInError('invalid_credentials') : error
  }
}

// Two exceptions are really questions, without a Session.
const QUESTIONS: Readonly<Record<string, string>> = {
  PasswordResetRequiredException: 'PASSWORD_RESET_REQUIRED',
  UserNotConfirmedException: 'USER_NOT_CONFIRMED',
}

/** Makes a call that may come to a question, which then comes alone: the sign-in goes on from where it was. */
export function questioning(
  phase: Phase,
  call: () => Promise<Heard>,
  context: EngineContext,
  first?: boolean,
): Promise<Heard> {
  const orQuestion = async (): Promise<Heard> => {
    try {
      return await call()
    } catch (thrown) {
      const name = QUESTIONS[exceptionName(thrown) ?? '']
      if (name === undefined || context.accountState === 'hidden') throw thrown
      context.onException(thrown)
      return { answer: { kind: 'challenge', name, session: '', parameters: {}, available: [] }, place: {} }
    }
  }
  return calling(phase, orQuestion, context, first)
}

// Asked before anything is proved, whatever was sent along: the two exceptions may come before the password was looked at.
const OPENINGS = [...Object.values(QUESTIONS), 'SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_SRP', 'SMS_OTP', 'WEB_AUTHN']

/** What Cognito said, as the next state: its Session is the one to answer with from now on. */
export async function adopt(at: SealedFlow, { answer, place }: Heard, context: EngineContext): Promise<EngineResult> {
  const state = { ...at, ...place, proof: null }
  const account = state.stepUp === null ? null : state.username
  if (answer.kind === 'tokens') return { state: null, tokens: answer.tokens, account }
  const { name, session, parameters, available } = answer
  // What one may begin with is listed beside a first factor, never beside a second.
  const proved = state.proved && !OPENINGS.includes(name) && !available.includes(name)
  const before = { ...state, proved, srpOnly: wantsSrp(answer) }
  const { passwordPolicy, customParameters, cognito, issuer } = context
  const known = { passwordPolicy, customParameters, availableChallenges: available, previous: state.question }
  const parsed = isChallengeName(name) ? challenges[name].parse({ parameters, firstFactor: !proved, ...known }) : null
  const challenge = parsed?.name === 'MFA_SETUP' ? servable(parsed, context.storePhoneNumber !== null) : parsed
  if (challenge?.name === 'SELECT_CHALLENGE' && challenge.methods.length === 0)
    return ask(before, { name: unknownWay(available), session, challenge: null }, context)
  if (challenge?.name !== 'MFA_SETUP' || !wantsKey(challenge)) return ask(before, { name, session, challenge }, context)
  // The answer before this question is spent already: without a key the question still goes out, and a key can be asked for.
  const label = { issuer, account: shownName(state) }
  const keyed = await withKey({ challenge, session }, cognito, label).catch((thrown: unknown) => {
    context.onException(thrown)
    return { challenge, session }
  })
  return ask(before, { ...keyed, name }, context)
}

// A choice among what this kit does not know is shown by the name of the first.
function unknownWay([first]: readonly string[]): string {
  if (first !== undefined) return first
  throw new SignInError('upstream_invalid', { detail: 'a SELECT_CHALLENGE without AvailableChallenges' })
}
