import {
  type IssueCode,
  type JsonObject,
  readNumber,
  readObject,
  readString,
  readStringOrNull,
  SignInError,
} from '@challenge-kit/core'

// Unknown keys are refused throughout: username, challenge and Session of an answer come from the seal alone.
const MISFIT = 'bad_request'
const LONGEST_CONTEXT_DATA = 16 * 1024

const contextDataOf = (object: JsonObject): string | null =>
  readStringOrNull(object, 'contextData', MISFIT, LONGEST_CONTEXT_DATA)

/** The input of `start`. Nothing is trimmed or folded: a password is what was typed. */
export function readStart(json: unknown): { username: string; password: string; contextData: string | null } {
  const object = readObject(json, MISFIT, ['username', 'password', 'contextData'])
  const username = readString(object, 'username', MISFIT, 128)
  const password = readString(object, 'password', MISFIT, 256)
  const missing: [string, IssueCode][] = Object.entries({ username, password }).flatMap(([name, value]) =>
    value === '' ? [[name, 'missing']] : [],
  )
  if (missing.length > 0) throw new SignInError('invalid_answer', { issues: Object.fromEntries(missing) })
  return { username, password, contextData: contextDataOf(object) }
}

export function readAnswerInput(json: unknown): {
  flow: string
  step: number
  answer: unknown
  contextData: string | null
} {
  const object = readObject(json, MISFIT, ['flow', 'step', 'answer', 'contextData'])
  const flow = readString(object, 'flow', MISFIT, 64)
  return {
    flow,
    step: readNumber(object, 'step', MISFIT),
    answer: object['answer'],
    contextData: contextDataOf(object),
  }
}

/** The input of `resume` and `cancel`: perhaps a flow. */
export function readFlowInput(json: unknown): string | null {
  return readStringOrNull(readObject(json, MISFIT, ['flow']), 'flow', MISFIT, 64)
}

export function readNothing(json: unknown): void {
  readObject(json, MISFIT, [])
}
