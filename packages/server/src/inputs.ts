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

/** What is typed to begin; `password` is null where it was left out. */
export interface Start {
  readonly username: string
  readonly password: string | null
  readonly contextData: string | null
}

/** Whether a password has to come along with `start`, may, or must not. */
export type PasswordRule = 'required' | 'optional' | 'refused'

/** The input of `start`. Nothing is trimmed or folded: a password is what was typed. */
export function readStart(json: unknown, rule: PasswordRule): Start {
  const object = readObject(json, MISFIT, ['username', 'password', 'contextData'])
  const username = readString(object, 'username', MISFIT, 128)
  const password = readStringOrNull(object, 'password', MISFIT, 256)
  if (password !== null && rule === 'refused')
    throw new SignInError('bad_request', { detail: 'with CUSTOM_AUTH a sign-in starts without a password' })
  const typed = { username, ...(password === null && rule !== 'required' ? {} : { password: password ?? '' }) }
  const missing: [string, IssueCode][] = Object.entries(typed).flatMap(([name, value]) =>
    value === '' ? [[name, 'missing']] : [],
  )
  if (missing.length > 0) throw new SignInError('invalid_answer', { issues: Object.fromEntries(missing) })
  return { username, password, contextData: contextDataOf(object) }
}

export function readAnswerInput(json: unknown): {
  flow: string
  step: number
  answer: unknown
  rememberDevice: boolean
  contextData: string | null
} {
  const object = readObject(json, MISFIT, ['flow', 'step', 'answer', 'rememberDevice', 'contextData'])
  const flow = readString(object, 'flow', MISFIT, 64)
  return {
    flow,
    step: readNumber(object, 'step', MISFIT),
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
export function readPlace(json: unknown): { flow: string; step: number } {
  const object = readObject(json, MISFIT, ['flow', 'step'])
  return { flow: readString(object, 'flow', MISFIT, 64), step: readNumber(object, 'step', MISFIT) }
}

/** The input of `resume` and `cancel`: perhaps a flow. */
export function readFlowInput(json: unknown): string | null {
  return readStringOrNull(readObject(json, MISFIT, ['flow']), 'flow', MISFIT, 64)
}

export function readNothing(json: unknown): void {
  readObject(json, MISFIT, [])
}
