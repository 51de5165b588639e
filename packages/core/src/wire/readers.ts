import { accountReaders } from '../account/accountReaders'
import type { CallName, Calls, NoFlowReply, Nothing, Notice, ProofReply, ChallengeReply, Reply, Session } from './calls'
import { readChallenge } from '../challenges/registry'
import { SignInError } from '../errors'
import { type JsonObject, readNumber, readObject, readString, readStringOrNull } from '../json'

// What a page needs from its first call on, and not before: it is loaded as one.
export { validateAnswer } from '../challenges/registry'

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
    signInName: readString(object, 'signInName', BAD),
    claims: Object.fromEntries(claims),
    expiresIn: readNumber(object, 'expiresIn', BAD),
  }
}

function readPlace(object: JsonObject): Omit<ChallengeReply, 'kind' | 'challenge' | 'rememberDays'> {
  return {
    flow: readString(object, 'flow', BAD, 64),
    challengeIndex: readNumber(object, 'challengeIndex', BAD),
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
    case 'challenge': {
      const challenge = readChallenge(object['challenge'])
      const rememberDays = typeof object['rememberDays'] === 'number' ? object['rememberDays'] : null
      if (challenge) return { kind: 'challenge', ...readPlace(object), rememberDays, challenge }
      // A newer backend knows a question that this page does not.
      const name = readString(readObject(object['challenge'], BAD), 'name', BAD, 64)
      return { kind: 'unsupported', ...readPlace(object), name, reference: '' }
    }
    case 'restart':
      return { kind: 'restart', username: readString(object, 'username', BAD), notice: readNotice(object['notice']) }
    case 'noFlow':
      return {
        kind: 'noFlow',
        username: readStringOrNull(object, 'username', BAD),
        expired: object['expired'] === true,
      }
    default:
      throw new SignInError(BAD, { detail: 'a reply of an unknown kind' })
  }
}

function readNotice(value: unknown): Notice {
  if (value === 'confirmed' || value === 'password_changed' || value === 'phone_saved') return value
  throw new SignInError(BAD, { detail: 'a notice of an unknown kind' })
}

function readReply(json: unknown): Reply {
  const reply = readReplyOrNone(json)
  if (reply.kind === 'noFlow') throw new SignInError(BAD, { detail: 'a reply without a step' })
  return reply
}

function readReplyOrProof(json: unknown): Reply | ProofReply {
  const object = readObject(json, BAD)
  if (object['kind'] !== 'proof') return readReply(json)
  const srp = readObject(object['srp'], BAD)
  const text = (key: string): string => readString(srp, key, BAD, 4_096)
  return {
    kind: 'proof',
    flow: readString(object, 'flow', BAD, 64),
    challengeIndex: readNumber(object, 'challengeIndex', BAD),
    srp: {
      pool: text('pool'),
      userId: text('userId'),
      salt: text('salt'),
      B: text('B'),
      secretBlock: text('secretBlock'),
      timestamp: text('timestamp'),
    },
  }
}

const nothing = (): Nothing => ({})

/** How the reply to each call is read off the wire. Anything unexpected throws `SignInError('bad_response')`. */
export const readers: { readonly [K in CallName]: (json: unknown) => Calls[K]['out'] } = {
  start: readReplyOrProof,
  prove: readReply,
  answer: readReply,
  resend: readReply,
  forgot: readReply,
  resume: readReplyOrNone,
  cancel: nothing,
  session: (json) => {
    const { session } = readObject(json, BAD)
    return { session: session === null || session === undefined ? null : readSession(session) }
  },
  'sign-out': (json) => ({ everywhere: readObject(json, BAD)['everywhere'] === true }),
  ...accountReaders,
}
