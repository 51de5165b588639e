import {
  type IssueCode,
  type JsonObject,
  readObject,
  readString,
  readStringOrNull,
  SignInError,
} from '@challenge-kit/core'
import { modN } from '@challenge-kit/core/srp'
import { contextDataOf } from './inputs.ts'
import type { AuthFlow } from '../cognito/port.ts'

const MISFIT = 'bad_request'
// 3072 bits, and a digit for the sign.
const LONGEST_SRP_A = 769

/** What is typed to begin; `password` is null where it was left out, `srpA` where the browser does not prove one. */
export interface Start {
  readonly username: string
  readonly password: string | null
  readonly srpA: string | null
  readonly intent: 'step-up' | null
  readonly contextData: string | null
}

/** Whether a password has to come along with `start`, may, must not, or must not because the browser proves it. */
export type PasswordRule = 'required' | 'optional' | 'refused' | 'proved'

/** How `CUSTOM_AUTH` asks. */
export interface CustomChallenge {
  /** Which of the question's public parameters the browser may see. @default none */
  readonly parameters?: readonly string[]
  /** `SRP`: a password comes first; it is typed at the start, and this backend proves it. @default nothing */
  readonly first?: 'SRP'
}

export function passwordRule(authFlow: AuthFlow, { first }: CustomChallenge = {}): PasswordRule {
  if (authFlow === 'USER_SRP_AUTH') return 'proved'
  if (authFlow === 'CUSTOM_AUTH') return first === 'SRP' ? 'required' : 'refused'
  return authFlow === 'USER_AUTH' ? 'optional' : 'required'
}

const UNWANTED: Partial<Readonly<Record<PasswordRule, string>>> = {
  refused: 'with CUSTOM_AUTH a sign-in starts without a password',
  proved: 'with USER_SRP_AUTH the password stays in the browser: set browserSrp in the page',
}

/** The input of `start`. Nothing is trimmed or folded: a password is what was typed. */
export function readStart(json: unknown, rule: PasswordRule): Start {
  const object = readObject(json, MISFIT, ['username', 'password', 'srpA', 'intent', 'contextData'])
  const username = readString(object, 'username', MISFIT, 128)
  const password = readStringOrNull(object, 'password', MISFIT, 256)
  const unwanted = UNWANTED[rule]
  if (password !== null && unwanted !== undefined) throw new SignInError('bad_request', { detail: unwanted })
  const srpA = readSrpA(object, rule)
  const typed = { username, ...(password === null && rule !== 'required' ? {} : { password: password ?? '' }) }
  const missing: [string, IssueCode][] = Object.entries(typed).flatMap(([name, value]) =>
    value === '' ? [[name, 'missing']] : [],
  )
  if (missing.length > 0) throw new SignInError('invalid_answer', { issues: Object.fromEntries(missing) })
  return { username, password, srpA, intent: readIntent(object), contextData: contextDataOf(object) }
}

function readIntent(object: JsonObject): 'step-up' | null {
  const intent = readStringOrNull(object, 'intent', MISFIT, 16)
  if (intent === null || intent === 'step-up') return intent
  throw new SignInError('bad_request', { detail: 'intent is step-up, or left out' })
}

/** The browser's half of an SRP exchange. One that is a multiple of N would prove anything. */
function readSrpA(object: JsonObject, rule: PasswordRule): string | null {
  const srpA = readStringOrNull(object, 'srpA', MISFIT, LONGEST_SRP_A)
  if (rule !== 'proved' && srpA !== null)
    throw new SignInError('bad_request', { detail: 'browserSrp needs a backend with authFlow USER_SRP_AUTH' })
  if (rule !== 'proved') return null
  if (srpA === null)
    throw new SignInError('bad_request', { detail: 'with USER_SRP_AUTH a sign-in starts with browserSrp in the page' })
  if (!/^[0-9a-f]+$/i.test(srpA) || modN(BigInt(`0x${srpA}`)) === 0n)
    throw new SignInError('bad_request', { detail: 'srpA is no public key' })
  return srpA
}
