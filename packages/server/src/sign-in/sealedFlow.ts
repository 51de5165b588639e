import {
  type AnyChallenge,
  challenges,
  isChallengeName,
  type PasswordPolicy,
  readNumber,
  readObject,
  readString,
  readStringOrNull,
  SignInError,
} from '@challenge-kit/core'
import type { ApiFamily } from '../cognito/port.ts'
import { CLOCK_TOLERANCE } from '../crypto/seal.ts'
import { type HeldPoints, readHeldPoints } from '../limits/checkLimits.ts'
import { traitsOf } from './challengeTraits.ts'

/** One sign-in in progress. The flow cookie holds it between two requests, and this backend keeps nothing in memory. */
export interface SealedFlow {
  /** An opaque id, new at each start. */
  readonly flow: string
  /** 0 before the first challenge. It increases each time that a step leads to a challenge. */
  readonly challengeIndex: number
  /** The challenge by Cognito's name. */
  readonly name: string
  /** Cognito's Session for the answer. Empty for a challenge without one. */
  readonly cognitoSession: string
  /** The username as typed. In a step-up, the canonical username of the session. */
  readonly username: string
  /** In a step-up, the username as typed. Otherwise null. */
  readonly stepUpName: string | null
  /** The first USERNAME or USER_ID_FOR_SRP that Cognito sent. Every answer of the sign-in uses it. */
  readonly userId: string | null
  /** The challenge as the browser sees it, for a reload. Null if it is too long for the cookie, or `UNSUPPORTED`. */
  readonly challenge: AnyChallenge | null
  /** Whether the challenge was left out of the cookie because it is too long. */
  readonly challengeTooLong: boolean
  /** Whether a password, a code or a passkey was proved. */
  readonly proved: boolean
  /** When the current challenge expires, in seconds since 1970. */
  readonly expiresAt: number
  /** When the whole sign-in expires, in seconds since 1970. */
  readonly endsAt: number
  readonly api: ApiFamily
  /** Whether the password can only be chosen together with its SRP proof. */
  readonly passwordNeedsSrp: boolean
  /** A hash of what the browser's SRP proof must contain. Null if no proof is expected. */
  readonly proofHash: string | null
  /** The points of limits that come back when the sign-in is finished. */
  readonly held: HeldPoints
}

/** Names one challenge of one flow. The page sends it with each answer. */
export type ChallengePosition = Pick<SealedFlow, 'flow' | 'challengeIndex'>

const VERSION = 4
const MAX_CHALLENGE_LENGTH = 600

/** The longest Cognito Session that a flow cookie carries. AWS documents at most 2,048 characters. */
export const MAX_COGNITO_SESSION = 4_096

/** The longest duration of a sign-in: half an hour, in seconds. */
export const MAX_FLOW_DURATION: number = 30 * 60

/** The flow before the first challenge. */
export function newFlow(
  flow: string,
  { username, stepUpName }: Pick<SealedFlow, 'username' | 'stepUpName'>,
  now: number,
): SealedFlow {
  return {
    flow,
    challengeIndex: 0,
    name: '',
    cognitoSession: '',
    username,
    stepUpName,
    userId: null,
    challenge: null,
    challengeTooLong: false,
    proved: false,
    expiresAt: now,
    endsAt: now + MAX_FLOW_DURATION,
    api: 'admin',
    passwordNeedsSrp: false,
    proofHash: null,
    held: {},
  }
}

/** The username as typed, which the browser shows. */
export const shownName = ({ username, stepUpName }: Pick<SealedFlow, 'username' | 'stepUpName'>): string =>
  stepUpName ?? username

/** The payload of the flow cookie. */
export function flowPayload(flow: SealedFlow): unknown {
  const challenge = sealedChallenge(flow)
  return { v: VERSION, ...flow, challenge, challengeTooLong: flow.challenge !== null && challenge === null }
}

/** The challenge without the TOTP key, which is shown only once, and without the password policy, which is an option. */
function sealedChallenge({ name, challenge }: SealedFlow): unknown {
  const sealed = {
    ...challenge,
    ...(challenge && 'totp' in challenge && { totp: null }),
    ...(challenge && 'passwordPolicy' in challenge && { passwordPolicy: null }),
  }
  if (challenge === null) return null
  return traitsOf(name).alwaysSealed || JSON.stringify(sealed).length <= MAX_CHALLENGE_LENGTH ? sealed : null
}

/** Reads an opened flow cookie. Null if another version of this backend wrote it. */
export function readFlow(payload: unknown, passwordPolicy: PasswordPolicy | null): SealedFlow | null {
  try {
    const object = readObject(payload, 'bad_request')
    if (object['v'] !== VERSION) return null
    const text = (key: string): string => readString(object, key, 'bad_request', MAX_COGNITO_SESSION)
    const number = (key: string): number => readNumber(object, key, 'bad_request')
    const name = text('name')
    return {
      flow: text('flow'),
      challengeIndex: number('challengeIndex'),
      name,
      cognitoSession: text('cognitoSession'),
      username: text('username'),
      stepUpName: readStringOrNull(object, 'stepUpName', 'bad_request', 128),
      userId: readStringOrNull(object, 'userId', 'bad_request'),
      challenge: readSealedChallenge(name, object['challenge'], passwordPolicy),
      challengeTooLong: object['challengeTooLong'] === true,
      proved: object['proved'] === true,
      expiresAt: number('expiresAt'),
      endsAt: number('endsAt'),
      api: object['api'] === 'public' ? 'public' : 'admin',
      passwordNeedsSrp: object['passwordNeedsSrp'] === true,
      proofHash: readStringOrNull(object, 'proofHash', 'bad_request'),
      held: readHeldPoints(object['held']),
    }
  } catch {
    return null
  }
}

function readSealedChallenge(name: string, json: unknown, passwordPolicy: PasswordPolicy | null): AnyChallenge | null {
  if (!isChallengeName(name) || json === null) return null
  const challenge = challenges[name].readChallenge(json)
  return 'passwordPolicy' in challenge ? { ...challenge, passwordPolicy } : challenge
}

/**
 * Whether a flow has expired. The clock of the instance that sealed the flow may be behind, so Cognito decides in the last
 * minute.
 */
const isExpired = ({ expiresAt }: Pick<SealedFlow, 'expiresAt'>, now: number): boolean =>
  expiresAt + CLOCK_TOLERANCE <= now

/** The flow that an answer belongs to. Throws `SignInError` if the answer is not for the current challenge. */
export function requireFlow(
  sealed: SealedFlow | null,
  { flow, challengeIndex }: ChallengePosition,
  now: number,
): SealedFlow {
  if (!sealed) throw new SignInError('flow_missing')
  if (sealed.flow !== flow) throw new SignInError('flow_superseded')
  if (isExpired(sealed, now)) throw new SignInError('flow_expired')
  if (sealed.challengeIndex !== challengeIndex) throw new SignInError('stale_answer')
  return sealed
}

/** Whether the answer to this challenge starts a new sign-in: see `askPasswordAgain`. */
export const startsWithPassword = ({ name, cognitoSession }: SealedFlow): boolean =>
  name === 'PASSWORD' && cognitoSession === ''
