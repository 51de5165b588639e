import { SignInError } from '@challenge-kit/core'
import { createEphemeral } from '@challenge-kit/core/srp'
import { announcing, isStale, type KeyPair, proveByItself, type Question } from './srp.ts'
import type { CognitoAnswer } from '../cognito/result.ts'
import type { EngineContext } from './engine.ts'
import type { SealedFlow } from './sealedFlow.ts'

type Responses = Readonly<Record<string, string>>

/** Cognito's word, and how to go on from there. */
export interface Said {
  readonly answer: CognitoAnswer
  readonly place: Pick<SealedFlow, 'family' | 'userId'>
}

/** One side of a talk with Cognito. It keeps the first name that Cognito gave for the account. */
interface Talk {
  readonly place: { readonly family: SealedFlow['family']; userId: string | null }
  listen(answer: CognitoAnswer): CognitoAnswer
  respond(question: Pick<Question, 'name' | 'session'>, responses: Responses): Promise<CognitoAnswer>
}

export function talk(
  { family, userId, username }: Pick<SealedFlow, 'family' | 'userId' | 'username'>,
  { cognito, client }: EngineContext,
): Talk {
  const place = { family, userId }
  function listen(answer: CognitoAnswer): CognitoAnswer {
    if (answer.kind === 'challenge')
      place.userId ??= answer.parameters['USERNAME'] ?? answer.parameters['USER_ID_FOR_SRP'] ?? null
    return answer
  }
  return {
    place,
    listen,
    respond: async ({ name, session }, responses) => {
      const who = { family, username: place.userId ?? username, context: client }
      return listen(await cognito.respond({ ...who, name, session, responses }))
    },
  }
}

// Where the first factor, or a trigger, is still to be satisfied: what may be followed by the device.
const BEFORE_DEVICES = ['SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE']

/**
 * Passes an answer on, and proves by itself what follows from it: a password that may only be chosen by SRP, the device.
 * A device that is refused here is dropped, and the sign-in begins again: its answers are spent.
 */
export async function relay(state: SealedFlow, answered: Responses, context: EngineContext): Promise<Said> {
  const { name, session } = state
  const { device } = context
  const { password, keys, responses } = bySrp(state, answered, context.random)
  const { place, respond } = talk(state, context)
  const announced = announcing(BEFORE_DEVICES.includes(name) ? device : null)
  try {
    const first = await respond({ name, session }, { ...responses, ...announced })
    const answer = await proveByItself(first, { device, password, keys }, context, respond)
    if (answer !== 'device refused') return { answer, place }
  } catch (thrown) {
    if (!device || !isStale(thrown)) throw thrown
    context.onException(thrown)
  }
  if (device) context.onDeviceRefused(device)
  throw new SignInError('flow_consumed')
}

/** A password that is chosen is sent as it is, unless the pool takes nothing but a proof. */
function bySrp(
  { srpOnly }: SealedFlow,
  responses: Responses,
  random: EngineContext['random'],
): { readonly password: string | null; readonly keys: KeyPair | null; readonly responses: Responses } {
  const { ANSWER, PASSWORD } = responses
  if (!srpOnly || ANSWER !== 'PASSWORD' || PASSWORD === undefined) return { password: null, keys: null, responses }
  const keys = createEphemeral(random)
  return { password: PASSWORD, keys, responses: { ANSWER: 'PASSWORD_SRP', SRP_A: keys.A } }
}
