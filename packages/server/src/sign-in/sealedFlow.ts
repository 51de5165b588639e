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

import type { Family } from '../cognito/port.ts'

/** Where one sign-in stands, between two requests. It lives sealed in the flow cookie; nothing of it is kept here. */
export interface SealedFlow {
  /** Opaque; new at each start. */
  readonly flow: string
  /** Counts questions: it moves only when a new Session is adopted. */
  readonly challengeIndex: number
  /** The challenge, by Cognito's name. */
  readonly name: string
  /** Cognito's Session for the answer; empty for a question that has none. */
  readonly session: string
  /** As typed; in a step-up, the account of the session. */
  readonly username: string
  /** In a step-up, what was typed. Null in any other sign-in. */
  readonly stepUp: string | null
  /** The first USERNAME or USER_ID_FOR_SRP that Cognito gave. It is what answers are signed with, to the end. */
  readonly userId: string | null
  /** The question, for a reload. Null where it is too long to carry. */
  readonly question: AnyChallenge | null
  /** Whether anything was proved yet: a password, a code. */
  readonly proved: boolean
  /** When the Session ends, or the whole sign-in does. In seconds since 1970. */
  readonly expiresAt: number
  /** When the whole sign-in ends, however many questions there are. */
  readonly endsAt: number
  /** Admin and public calls are never mixed in one sign-in. */
  readonly family: Family
  /** Whether a password may only be chosen together with a proof of it. */
  readonly srpOnly: boolean
  /** What the proof of a password has to come with, hashed. Null where none is awaited. */
  readonly proof: string | null
}

const VERSION = 3
const LONGEST_QUESTION = 600

/** The whole of a sign-in takes half an hour at most. In seconds. */
export const LONGEST_FLOW: number = 30 * 60

/** Ten questions and it is a loop. */
export const MOST_STEPS = 10

/** The name that the browser is told: as typed. */
export const shownName = ({ username, stepUp }: Pick<SealedFlow, 'username' | 'stepUp'>): string => stepUp ?? username

/** What is sealed. A key is shown once and never carried; the policy is known here anyway. */
export function flowPayload(state: SealedFlow): unknown {
  return { v: VERSION, ...state, question: carried(state.question) }
}

function carried(question: AnyChallenge | null): AnyChallenge | null {
  if (question?.name === 'MFA_SETUP') return { ...question, totp: null }
  // The names asked for are needed to check the answer, so they are carried whatever their length.
  if (question?.name === 'NEW_PASSWORD_REQUIRED' || question?.name === 'PASSWORD_RESET_REQUIRED')
    return { ...question, passwordPolicy: null }
  return JSON.stringify(question).length > LONGEST_QUESTION ? null : question
}

/** The state in an opened seal; null if another version of this backend wrote it. */
export function readFlow(payload: unknown, passwordPolicy: PasswordPolicy | null): SealedFlow | null {
  try {
    const object = readObject(payload, 'bad_request')
    if (object['v'] !== VERSION) return null
    const text = (key: string): string => readString(object, key, 'bad_request', 4_096)
    const number = (key: string): number => readNumber(object, key, 'bad_request')
    const name = text('name')
    return {
      flow: text('flow'),
      challengeIndex: number('challengeIndex'),
      name,
      session: text('session'),
      username: text('username'),
      stepUp: readStringOrNull(object, 'stepUp', 'bad_request', 128),
      userId: readStringOrNull(object, 'userId', 'bad_request'),
      proved: object['proved'] === true,
      question: readQuestion(name, object['question'], passwordPolicy),
      expiresAt: number('expiresAt'),
      endsAt: number('endsAt'),
      family: object['family'] === 'public' ? 'public' : 'admin',
      srpOnly: object['srpOnly'] === true,
      proof: readStringOrNull(object, 'proof', 'bad_request'),
    }
  } catch {
    return null
  }
}

function readQuestion(name: string, json: unknown, passwordPolicy: PasswordPolicy | null): AnyChallenge | null {
  if (!isChallengeName(name) || json === null) return null
  const question = challenges[name].readChallenge(json)
  return 'passwordPolicy' in question ? { ...question, passwordPolicy } : question
}

/** The sign-in that an answer is for. Throws what the page has to hear instead. */
export function expectFlow(
  state: SealedFlow | null,
  { flow, challengeIndex }: { readonly flow: string; readonly challengeIndex: number },
  now: number,
): SealedFlow {
  if (!state) throw new SignInError('flow_missing')
  if (state.flow !== flow) throw new SignInError('flow_superseded')
  if (state.expiresAt <= now) throw new SignInError('flow_expired')
  if (state.challengeIndex !== challengeIndex) throw new SignInError('stale_answer')
  return state
}
