import {
  type AnyChallenge,
  type Challenge,
  type ChallengeName,
  challenges,
  cognitoCodecs,
  isChallengeName,
  type IssueCode,
  type JsonObject,
  readNumber,
  readObject,
  readString,
  readStringOrNull,
  SignInError,
  type StepUpDemand,
} from '@challenge-kit/core'
import { modN } from '@challenge-kit/core/srp'
import type { PasswordRule } from './passwordRule.ts'
import type { ChallengePosition, SealedFlow } from './sealedFlow.ts'
import { readDemand } from './stepUp.ts'

// Unknown keys are refused, because an answer's username, challenge and Cognito Session come only from the flow cookie.
const BAD_REQUEST = 'bad_request'
// A password may be too long here, because `step` treats it as a wrong password.
const ANY_LENGTH = Infinity
const MAX_CONTEXT_DATA = 16 * 1024
// 3072 bits as hexadecimal digits, and one more digit for the sign.
const MAX_SRP_A = 769

/** The input of `start`. */
export interface StartInput {
  readonly username: string
  /** Null if the browser sent none. */
  readonly password: string | null
  /** `SRP_A`. Null unless the browser proves the password. */
  readonly srpA: string | null
  readonly intent: 'step-up' | null
  /** What an API requires of a step-up, as the page says. Null if the page says nothing. */
  readonly demand: StepUpDemand | null
  readonly contextData: string | null
}

/** The browser's SRP proof of a password. */
export interface SrpProof {
  readonly signature: string
  readonly secretBlock: string
  readonly timestamp: string
}

const UNWANTED_PASSWORD: Partial<Readonly<Record<PasswordRule, string>>> = {
  refused: 'with CUSTOM_AUTH a sign-in starts without a password',
  proved: 'with USER_SRP_AUTH the password stays in the browser: set browserSrp in the page',
}

/** Reads the input of `start`. Nothing is trimmed or normalized, because Cognito must get exactly what the user typed. */
export function readStart(json: unknown, rule: PasswordRule): StartInput {
  const object = readObject(json, BAD_REQUEST, ['username', 'password', 'srpA', 'intent', 'demand', 'contextData'])
  const username = readString(object, 'username', BAD_REQUEST, 128)
  const demand = object['demand'] === undefined ? null : readDemand(object['demand'])
  const password = readStringOrNull(object, 'password', BAD_REQUEST, ANY_LENGTH)
  const unwanted = UNWANTED_PASSWORD[rule]
  if (password !== null && unwanted !== undefined) throw new SignInError(BAD_REQUEST, { detail: unwanted })
  const srpA = readSrpA(object, rule)
  const needsPassword = password !== null || rule === 'required'
  const issues: Record<string, IssueCode> = {
    ...(username === '' && { username: 'missing' as const }),
    ...(needsPassword && (password ?? '') === '' && { password: 'missing' as const }),
  }
  refuse(issues)
  return {
    username,
    password,
    srpA,
    intent: readIntent(object),
    demand,
    contextData: readContextData(object),
  }
}

function readIntent(object: JsonObject): 'step-up' | null {
  const intent = readStringOrNull(object, 'intent', BAD_REQUEST, 16)
  if (intent === null || intent === 'step-up') return intent
  throw new SignInError(BAD_REQUEST, { detail: 'intent must be step-up, or left out' })
}

/** The browser's public key. A multiple of N is refused, because a proof with that key does not need the password. */
function readSrpA(object: JsonObject, rule: PasswordRule): string | null {
  const srpA = readStringOrNull(object, 'srpA', BAD_REQUEST, MAX_SRP_A)
  if (rule !== 'proved' && srpA !== null)
    throw new SignInError(BAD_REQUEST, { detail: 'browserSrp needs a backend with authFlow USER_SRP_AUTH' })
  if (rule !== 'proved') return null
  if (srpA === null) throw new SignInError(BAD_REQUEST, { detail: 'with USER_SRP_AUTH the page must set browserSrp' })
  if (!/^[0-9a-f]+$/i.test(srpA) || modN(BigInt(`0x${srpA}`)) === 0n)
    throw new SignInError(BAD_REQUEST, { detail: 'srpA is not a valid public key' })
  return srpA
}

/** Reads the input of `answer`. */
export function readAnswerInput(json: unknown): ChallengePosition & {
  readonly answer: unknown
  readonly rememberDevice: boolean
  readonly contextData: string | null
} {
  const keys = ['flow', 'challengeIndex', 'answer', 'rememberDevice', 'contextData']
  const object = readObject(json, BAD_REQUEST, keys)
  return {
    ...readPosition(object),
    answer: object['answer'],
    rememberDevice: object['rememberDevice'] === true,
    contextData: readContextData(object),
  }
}

/** An answer that fits its challenge. */
export interface CheckedAnswer {
  readonly answer: object
  /** Cognito's `ChallengeResponses`, without USERNAME and SECRET_HASH. */
  readonly responses: Readonly<Record<string, string>>
}

/** Checks an answer by the same rules as the page. Throws `SignInError('invalid_answer')` before anything is counted or sent. */
export function checkAnswer({ name, challenge }: SealedFlow, json: unknown): CheckedAnswer {
  if (!isChallengeName(name)) throw new SignInError(BAD_REQUEST, { detail: 'this challenge takes no answer' })
  return checkAnswerTo(name, challenge, json)
}

function checkAnswerTo<N extends ChallengeName>(name: N, challenge: AnyChallenge | null, json: unknown): CheckedAnswer {
  const answer = cognitoCodecs[name].readAnswer(json)
  if (challenge && isNamed(name, challenge)) refuse(challenges[name].check(answer, challenge))
  return { answer, responses: cognitoCodecs[name].encode(answer) }
}

const isNamed = <N extends ChallengeName>(name: N, challenge: AnyChallenge): challenge is AnyChallenge & Challenge<N> =>
  challenge.name === name

function refuse(issues: Readonly<Record<string, IssueCode | undefined>>): void {
  if (Object.keys(issues).length === 0) return
  // No pool accepts the password, so the page shows the sentence for a password that the pool rejects.
  throw new SignInError(issues['newPassword'] === 'too_long' ? 'password_rejected' : 'invalid_answer', { issues })
}

/** Reads the input of `forgot`: the username. */
export function readForgot(json: unknown): string {
  const username = readString(readObject(json, BAD_REQUEST, ['username']), 'username', BAD_REQUEST, 128)
  refuse(username === '' ? { username: 'missing' } : {})
  return username
}

/** Reads the input of `resend`. */
export const readResend = (json: unknown): ChallengePosition =>
  readPosition(readObject(json, BAD_REQUEST, ['flow', 'challengeIndex']))

/** Reads the input of `resume` and `cancel`: the id of a flow, or null. */
export const readFlowId = (json: unknown): string | null =>
  readStringOrNull(readObject(json, BAD_REQUEST, ['flow']), 'flow', BAD_REQUEST, 64)

/** Reads the input of `prove`. A secret block has 1,724 characters and a signature 44. */
export function readProve(
  json: unknown,
): ChallengePosition & { readonly proof: SrpProof; readonly contextData: string | null } {
  const keys = ['flow', 'challengeIndex', 'signature', 'secretBlock', 'timestamp', 'contextData']
  const object = readObject(json, BAD_REQUEST, keys)
  const text = (key: string, maxLength: number): string => readString(object, key, BAD_REQUEST, maxLength)
  const proof = {
    signature: text('signature', 64),
    secretBlock: text('secretBlock', 8_192),
    timestamp: text('timestamp', 64),
  }
  return { ...readPosition(object), proof, contextData: readContextData(object) }
}

function readPosition(object: JsonObject): ChallengePosition {
  return {
    flow: readString(object, 'flow', BAD_REQUEST, 64),
    challengeIndex: readNumber(object, 'challengeIndex', BAD_REQUEST),
  }
}

const readContextData = (object: JsonObject): string | null =>
  readStringOrNull(object, 'contextData', BAD_REQUEST, MAX_CONTEXT_DATA)
