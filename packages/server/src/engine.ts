import {
  type AnyChallenge,
  type Challenge,
  type ChallengeName,
  challenges,
  isChallengeName,
  type Issues,
  type PasswordPolicy,
  type QuestionReply,
  SignInError,
  type UnsupportedReply,
} from '@challenge-kit/core'
import { ask } from './ask.ts'
import type { ClientContext, Cognito, CognitoAnswer } from './cognito.ts'
import { cognitoError, exceptionName, type Phase } from './errors.ts'
import { type FlowState, LONGEST_FLOW } from './flow.ts'
import { enrol, withKey } from './mfaSetup.ts'
import type { CognitoTokens } from './tokens.ts'

/** What the engine is asked: to begin, or to pass on an answer to the current question. */
export type EngineRequest =
  | { readonly call: 'start'; readonly username: string; readonly password: string }
  | { readonly call: 'answer'; readonly answer: unknown }

/** What the engine works with. It knows no HTTP and no cookies. */
export interface EngineContext {
  readonly cognito: Cognito
  readonly client: ClientContext | null
  readonly passwordPolicy: PasswordPolicy | null
  /** Who asks for the codes: the name an authenticator app shows. */
  readonly issuer: string
  /** Seconds a Session lives. */
  readonly sessionValidity: number
  readonly accountState: 'shown' | 'hidden'
  /** Seconds since 1970. */
  readonly now: number
  readonly requestId: string
  /** The id of the sign-in, if this is its start. */
  readonly flow: string
  /** Called once an answer was read and found well, before it is sent. What it throws stops it. */
  beforeSending(): Promise<void>
  /** Told of every exception of Cognito's, also of those that are got over. */
  onException(thrown: unknown): void
}

/** The next question and the state to keep for it; or tokens, and nothing to keep. */
export type EngineResult =
  | { readonly state: FlowState; readonly reply: QuestionReply | UnsupportedReply }
  | { readonly state: null; readonly tokens: CognitoTokens }

/** One step of a sign-in. Rejects with `SignInError`; then `state` still stands, if the code's recovery is `retry`. */
export async function engine(
  state: FlowState | null,
  request: EngineRequest,
  context: EngineContext,
): Promise<EngineResult> {
  if (request.call === 'start') {
    const { username, password } = request
    const begin = (): Promise<CognitoAnswer> => context.cognito.start({ username, password, context: context.client })
    return adopt(newFlow(username, context), await questioning('start', begin, context), context)
  }
  if (!state) throw new SignInError('flow_missing')
  if (state.name === 'MFA_SETUP') return setUp(state, request.answer, context)
  const { name, question, session } = state
  if (!isChallengeName(name)) throw new SignInError('bad_request', { detail: 'this challenge takes no answer' })
  const responses = encode(name, question, request.answer)
  await context.beforeSending()
  return adopt(state, await questioning('answer', () => respond(state, session, responses, context), context), context)
}

function newFlow(username: string, { now, flow }: EngineContext): FlowState {
  const place = { flow, step: 0, name: '', session: '', username, userId: null, question: null }
  return { ...place, expiresAt: now, endsAt: now + LONGEST_FLOW }
}

/** Cognito's responses for an answer, after the same checks that the page has made. */
function encode<N extends ChallengeName>(
  name: N,
  question: AnyChallenge | null,
  json: unknown,
): Record<string, string> {
  const spec = challenges[name]
  const answer = spec.readAnswer(json)
  if (question && asks(name, question)) refuse(spec.check(answer, question))
  return spec.encode(answer)
}

const asks = <N extends ChallengeName>(name: N, question: AnyChallenge): question is AnyChallenge & Challenge<N> =>
  question.name === name

function refuse<N extends ChallengeName>(issues: Issues<N>): void {
  if (Object.keys(issues).length > 0) throw new SignInError('invalid_answer', { issues })
}

/** MFA_SETUP: a code is proved and the question answered; without one, a new key is asked for. */
async function setUp(state: FlowState, json: unknown, context: EngineContext): Promise<EngineResult> {
  const spec = challenges.MFA_SETUP
  const answer = spec.readAnswer(json)
  const { question, session, username: account } = state
  if (question?.name !== 'MFA_SETUP') throw new SignInError('upstream_invalid')
  refuse(spec.check(answer, question))
  const { cognito, issuer } = context
  if ('code' in answer) {
    await context.beforeSending()
    const finish = (verified: string): Promise<CognitoAnswer> =>
      respond(state, verified, spec.encode(answer), context).catch((thrown: unknown) => {
        context.onException(thrown)
        throw thrown
      })
    return adopt(state, await questioning('answer', () => enrol(answer, session, cognito, finish), context), context)
  }
  const keyed = await calling(
    'answer',
    () => withKey({ challenge: question, session }, cognito, { issuer, account }),
    context,
  )
  return ask(state, { ...keyed, name: 'MFA_SETUP', userId: state.userId }, context)
}

function respond(
  { name, userId, username }: FlowState,
  session: string,
  responses: Readonly<Record<string, string>>,
  { cognito, client }: EngineContext,
): Promise<CognitoAnswer> {
  return cognito.respond({ name, session, username: userId ?? username, responses, context: client })
}

async function calling<T>(phase: Phase, call: () => Promise<T>, context: EngineContext): Promise<T> {
  try {
    return await call()
  } catch (thrown) {
    context.onException(thrown)
    const error = cognitoError(thrown, phase)
    // Only an account that exists is locked out.
    const lockedOut = error.code === 'throttled' && exceptionName(thrown) === 'NotAuthorizedException'
    throw lockedOut && phase === 'start' && context.accountState === 'hidden'
      ? new SignInError('invalid_credentials')
      : error
  }
}

// Two exceptions are really questions. Until the kit can ask them, they are shown by their names.
const QUESTIONS: Readonly<Record<string, string>> = {
  PasswordResetRequiredException: 'PASSWORD_RESET_REQUIRED',
  UserNotConfirmedException: 'USER_NOT_CONFIRMED',
}

function questioning(phase: Phase, call: () => Promise<CognitoAnswer>, context: EngineContext): Promise<CognitoAnswer> {
  const orQuestion = async (): Promise<CognitoAnswer> => {
    try {
      return await call()
    } catch (thrown) {
      const name = QUESTIONS[exceptionName(thrown) ?? '']
      if (name === undefined || context.accountState === 'hidden') throw thrown
      context.onException(thrown)
      return { kind: 'question', name, session: '', parameters: {} }
    }
  }
  return calling(phase, orQuestion, context)
}

/** What Cognito said, as the next state: its Session is the one to answer with from now on. */
async function adopt(state: FlowState, answer: CognitoAnswer, context: EngineContext): Promise<EngineResult> {
  if (answer.kind === 'tokens') return { state: null, tokens: answer.tokens }
  const { name, session, parameters } = answer
  const userId = state.userId ?? parameters['USERNAME'] ?? parameters['USER_ID_FOR_SRP'] ?? null
  const { passwordPolicy, cognito, issuer } = context
  const challenge = isChallengeName(name) ? challenges[name].parse({ parameters, passwordPolicy }) : null
  if (challenge?.name !== 'MFA_SETUP') return ask(state, { name, session, userId, challenge }, context)
  // The answer before this question is spent already: without a key the question still goes out, and a key can be asked for.
  const label = { issuer, account: state.username }
  const keyed = await withKey({ challenge, session }, cognito, label).catch((thrown: unknown) => {
    context.onException(thrown)
    return { challenge, session }
  })
  return ask(state, { ...keyed, name, userId }, context)
}
