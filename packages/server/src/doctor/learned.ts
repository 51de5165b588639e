import { exceptionName } from '../cognito/errors.ts'
import { field } from '../cognito/thrown.ts'

/** Why the doctor could not learn a fact. */
export type Failure = 'denied' | 'missing' | 'credentials' | 'unreachable' | 'other' | 'not given'

export interface Unknown {
  readonly kind: 'unknown'
  readonly failure: Failure
  /** A part of a sentence: "because …". It contains no secret. */
  readonly reason: string
}

/** A fact, or why the doctor does not know it. */
export type Learned<T> = { readonly kind: 'known'; readonly value: T } | Unknown

export const known = <T>(value: T): Learned<T> => ({ kind: 'known', value })

export const unknown = (failure: Failure, reason: string): Unknown => ({ kind: 'unknown', failure, reason })

/** Two facts as one. It is unknown if one of them is unknown. */
export function both<A, B>(one: Learned<A>, other: Learned<B>): Learned<readonly [A, B]> {
  if (one.kind === 'unknown') return one
  if (other.kind === 'unknown') return other
  return known([one.value, other.value])
}

const CREDENTIALS = [
  'CredentialsProviderError',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'ExpiredTokenException',
  'MissingAuthenticationTokenException',
]
const BUSY = ['TooManyRequestsException', 'LimitExceededException', 'InternalErrorException']

/** Asks AWS for a fact. A failure becomes an unknown fact, so that the doctor goes on. */
export async function ask<T>(action: string, call: () => Promise<T>): Promise<Learned<T>> {
  try {
    return known(await call())
  } catch (thrown) {
    return failureOf(action, thrown)
  }
}

/** A member of anything that was thrown, if it is a text. Else an empty text. */
export function textOf(thrown: unknown, key: string): string {
  const value = field(thrown, key)
  return typeof value === 'string' ? value : ''
}

/** The text of an exception is not part of the reason, because the doctor never prints what it does not know. */
function failureOf(action: string, thrown: unknown): Unknown {
  const name = exceptionName(thrown) ?? 'an unknown error'
  const message = textOf(thrown, 'message')
  if (name === 'AccessDeniedException') return unknown('denied', `AWS denies cognito-idp:${action} to this identity`)
  if (CREDENTIALS.includes(name) || message.startsWith('Resolved credential object is not valid'))
    return unknown('credentials', `AWS has no valid credentials for the call (${name})`)
  if (name === 'ResourceNotFoundException')
    return unknown('missing', 'Cognito does not find the user pool or the app client')
  // Only Node's errors of a connection have a code, such as ENOTFOUND, or SELF_SIGNED_CERT_IN_CHAIN behind a proxy.
  const code = textOf(thrown, 'code')
  if (code !== '' || name === 'TimeoutError' || name === 'AbortError')
    return unknown('unreachable', `Cognito does not answer (${code || name})`)
  if (BUSY.includes(name)) return unknown('unreachable', `Cognito answers ${action} with ${name}`)
  return unknown('other', `Cognito answers ${action} with ${name}`)
}
