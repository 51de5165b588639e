import type { CallName, Calls, NoFlowReply, Nothing, QuestionReply, Reply, Session } from './calls.ts'
import { readChallenge } from './challenges/registry.ts'
import { SignInError } from './errors.ts'
import { type JsonObject, readNumber, readObject, readString, readStringOrNull } from './json.ts'

/** The version of what browser and backend say to each other; sent with every request and every reply. */
export const PROTOCOL_VERSION = '1'
export const PROTOCOL_HEADER = 'x-ck-protocol'
/** Static, and on every request: no form and no other site can send it. */
export const CSRF_HEADER = 'x-ck-csrf'
/** On every reply of the backend. Where it is missing, something in between has answered. */
export const REQUEST_ID_HEADER = 'x-ck-request-id'

const BAD = 'bad_response'

function readSession(json: unknown): Session {
  const object = readObject(json, BAD)
  const claims = Object.entries(readObject(object['claims'], BAD)).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, value] as const]
      : [],
  )
  return {
    username: readString(object, 'username', BAD),
    claims: Object.fromEntries(claims),
    expiresIn: readNumber(object, 'expiresIn', BAD),
  }
}

function readPlace(object: JsonObject): Omit<QuestionReply, 'kind' | 'challenge'> {
  return {
    flow: readString(object, 'flow', BAD, 64),
    step: readNumber(object, 'step', BAD),
    username: readString(object, 'username', BAD),
    expiresIn: readNumber(object, 'expiresIn', BAD),
  }
}

function readReplyOrNone(json: unknown): Reply | NoFlowReply {
  const object = readObject(json, BAD)
  switch (object['kind']) {
    case 'signedIn':
      return { kind: 'signedIn', session: readSession(object['session']) }
    case 'unsupported':
      return {
        kind: 'unsupported',
        ...readPlace(object),
        name: readString(object, 'name', BAD, 64),
        reference: readString(object, 'reference', BAD, 128),
      }
    case 'question': {
      const challenge = readChallenge(object['challenge'])
      if (challenge) return { kind: 'question', ...readPlace(object), challenge }
      // A newer backend knows a question that this page does not.
      const name = readString(readObject(object['challenge'], BAD), 'name', BAD, 64)
      return { kind: 'unsupported', ...readPlace(object), name, reference: '' }
    }
    case 'none':
      return { kind: 'none', username: readStringOrNull(object, 'username', BAD), expired: object['expired'] === true }
    default:
      throw new SignInError(BAD, { detail: 'a reply of an unknown kind' })
  }
}

function readReply(json: unknown): Reply {
  const reply = readReplyOrNone(json)
  if (reply.kind === 'none') throw new SignInError(BAD, { detail: 'a reply without a step' })
  return reply
}

const nothing = (): Nothing => ({})

/** How the reply to each call is read off the wire. Anything unexpected throws `SignInError('bad_response')`. */
export const readers: { readonly [K in CallName]: (json: unknown) => Calls[K]['out'] } = {
  start: readReply,
  answer: readReply,
  resume: readReplyOrNone,
  cancel: nothing,
  session: (json) => {
    const { session } = readObject(json, BAD)
    return { session: session === null || session === undefined ? null : readSession(session) }
  },
  'sign-out': nothing,
}
