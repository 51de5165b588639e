import type { AccountCalls } from '../account/accountCalls.ts'
import { readChallenge } from '../challenges/registry.ts'
import { isSignInErrorCode } from '../errorCodes.ts'
import { SignInError } from '../errors.ts'
import { importChunk } from '../importChunk.ts'
import { type JsonObject, type Nothing, readNumber, readObject, readString, readStringOrNull } from '../json.ts'
import type { CallName, Calls } from './calls.ts'
import type { ChallengeReply, NoFlowReply, Notice, ProofReply, Reply, Session } from './replies.ts'

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

/** Reads the members that every reply with a challenge has. */
function readPosition(object: JsonObject): Omit<ChallengeReply, 'kind' | 'challenge' | 'rememberDays'> {
  return {
    flow: readString(object, 'flow', BAD, 64),
    challengeIndex: readNumber(object, 'challengeIndex', BAD),
    username: readString(object, 'username', BAD),
    expiresIn: readNumber(object, 'expiresIn', BAD),
  }
}

function readReplyOrNoFlow(json: unknown): Reply | NoFlowReply {
  const object = readObject(json, BAD)
  switch (object['kind']) {
    case 'signedIn':
      return { kind: 'signedIn', session: readSession(object['session']) }
    case 'unsupported':
      return {
        kind: 'unsupported',
        ...readPosition(object),
        name: readString(object, 'name', BAD, 64),
        reference: readString(object, 'reference', BAD, 128),
      }
    case 'challenge': {
      const challenge = readChallenge(object['challenge'])
      const rememberDays = typeof object['rememberDays'] === 'number' ? object['rememberDays'] : null
      const error = isSignInErrorCode(object['error']) ? { error: object['error'] } : {}
      if (challenge) return { kind: 'challenge', ...readPosition(object), rememberDays, challenge, ...error }
      // A newer backend may send a challenge that this page cannot show.
      const name = readString(readObject(object['challenge'], BAD), 'name', BAD, 64)
      return { kind: 'unsupported', ...readPosition(object), name, reference: '' }
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
      throw new SignInError(BAD, { detail: 'the reply has an unknown kind' })
  }
}

function readNotice(value: unknown): Notice {
  if (value === 'confirmed' || value === 'password_changed' || value === 'phone_saved') return value
  throw new SignInError(BAD, { detail: 'the reply has an unknown notice' })
}

function readReply(json: unknown): Reply {
  const reply = readReplyOrNoFlow(json)
  if (reply.kind === 'noFlow') throw new SignInError(BAD, { detail: 'only `resume` may return `noFlow`' })
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

const readNothing = (): Nothing => ({})

type Reader<K extends CallName> = (json: unknown) => Calls[K]['out']
type Readers = { readonly [K in CallName]: Reader<K> }

const signInReaders: Omit<Readers, keyof AccountCalls> = {
  start: readReplyOrProof,
  prove: readReply,
  answer: readReply,
  resend: readReply,
  forgot: readReply,
  resume: readReplyOrNoFlow,
  cancel: readNothing,
  session: (json) => {
    const { session } = readObject(json, BAD)
    return { session: session === null || session === undefined ? null : readSession(session) }
  },
  'sign-out': (json) => ({ everywhere: readObject(json, BAD)['everywhere'] === true }),
}

/**
 * Loads the function that reads the reply to a call. The function throws `SignInError('bad_response')` if the reply is
 * invalid. A sign-in does not load the functions for the account calls.
 */
export async function loadReader<K extends CallName>(call: K): Promise<Reader<K>> {
  const known: Partial<Readers> = signInReaders
  if (known[call]) return known[call]
  const { accountReaders } = await importChunk(() => import('../account/accountReaders.ts'))
  const readers: Readers = { ...signInReaders, ...accountReaders }
  return readers[call]
}
