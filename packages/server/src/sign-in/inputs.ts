import { type JsonObject, readNumber, readObject, readString, readStringOrNull, SignInError } from '@challenge-kit/core'
import type { Proof } from './browserSrp.ts'

// Unknown keys are refused throughout: username, challenge and Session of an answer come from the seal alone.
const MISFIT = 'bad_request'
const LONGEST_CONTEXT_DATA = 16 * 1024

export const contextDataOf = (object: JsonObject): string | null =>
  readStringOrNull(object, 'contextData', MISFIT, LONGEST_CONTEXT_DATA)

export function readAnswerInput(json: unknown): {
  flow: string
  challengeIndex: number
  answer: unknown
  rememberDevice: boolean
  contextData: string | null
} {
  const object = readObject(json, MISFIT, ['flow', 'challengeIndex', 'answer', 'rememberDevice', 'contextData'])
  const flow = readString(object, 'flow', MISFIT, 64)
  return {
    flow,
    challengeIndex: readNumber(object, 'challengeIndex', MISFIT),
    answer: object['answer'],
    rememberDevice: object['rememberDevice'] === true,
    contextData: contextDataOf(object),
  }
}

/** The input of `forgot`. */
export function readForgot(json: unknown): string {
  const username = readString(readObject(json, MISFIT, ['username']), 'username', MISFIT, 128)
  if (username === '') throw new SignInError('invalid_answer', { issues: { username: 'missing' } })
  return username
}

/** The input of `resend`: which question of which sign-in. */
export function readPlace(json: unknown): { flow: string; challengeIndex: number } {
  const object = readObject(json, MISFIT, ['flow', 'challengeIndex'])
  return { flow: readString(object, 'flow', MISFIT, 64), challengeIndex: readNumber(object, 'challengeIndex', MISFIT) }
}

/** The input of `resume` and `cancel`: perhaps a flow. */
export function readFlowInput(json: unknown): string | null {
  return readStringOrNull(readObject(json, MISFIT, ['flow']), 'flow', MISFIT, 64)
}

export function readNothing(json: unknown): void {
  readObject(json, MISFIT, [])
}

/** The input of `prove`. A block has 1,724 characters, a signature 44. */
export function readProve(json: unknown): {
  flow: string
  challengeIndex: number
  proof: Proof
  contextData: string | null
} {
  const object = readObject(json, MISFIT, [
    'flow',
    'challengeIndex',
    'signature',
    'secretBlock',
    'timestamp',
    'contextData',
  ])
  const text = (key: string, longest: number): string => readString(object, key, MISFIT, longest)
  const proof = {
    signature: text('signature', 64),
    secretBlock: text('secretBlock', 8_192),
    timestamp: text('timestamp', 64),
  }
  const place = { flow: text('flow', 64), challengeIndex: readNumber(object, 'challengeIndex', MISFIT) }
  return { ...place, proof, contextData: contextDataOf(object) }
}
