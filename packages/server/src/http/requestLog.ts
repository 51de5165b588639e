import type { SignInErrorCode } from '@challenge-kit/core'
import { exceptionName, mayHaveTakenEffect } from '../cognito/errors.ts'
import { comparableUsername, type KeyedHash } from '../crypto/keyedHash.ts'
import { networkOf, normalAddress } from '../addresses/address.ts'
import type { SecurityWarning } from '../limits/securityWarning.ts'
import type { RequestContext } from '../request/httpRequest.ts'
import type { Refusal } from './requestGuard.ts'
import type { SecurityEvent } from './securityEvent.ts'

/** What is recorded of one request, for its security event. */
export interface RequestLog {
  readonly requestId: string
  /** The client's address, or null if it is unknown. */
  readonly address: string | null
  /** When the request came, in milliseconds since 1970. */
  readonly startedAt: number
  call: SecurityEvent['call']
  outcome: SecurityEvent['outcome']
  refusal: Refusal | null
  code: SignInErrorCode | null
  challenge: string | null
  exception: string | null
  advice: string | null
  readonly warnings: Set<SecurityWarning>
  flow: string | null
  username: string | null
  /** Whether a call failed and it is unknown whether Cognito acted on it. The event does not contain this member. */
  outcomeUnknown: boolean
}

/** The log of a request that has just come in. `startedAt` is in milliseconds since 1970. */
export function newRequestLog({ clientAddress }: RequestContext, startedAt: number): RequestLog {
  return {
    requestId: crypto.randomUUID(),
    address: clientAddress ? normalAddress(clientAddress) : null,
    startedAt,
    call: null,
    outcome: 'done',
    refusal: null,
    code: null,
    challenge: null,
    exception: null,
    advice: null,
    warnings: new Set(),
    flow: null,
    username: null,
    outcomeUnknown: false,
  }
}

/** The security event of a request. The event has keyed hashes of the username and the flow. */
export async function toSecurityEvent(log: RequestLog, keyedHash: KeyedHash, endedAt: number): Promise<SecurityEvent> {
  const { requestId, call, outcome, refusal, code, challenge, exception, advice, startedAt, address } = log
  return {
    time: new Date(startedAt).toISOString(),
    requestId,
    call,
    outcome,
    refusal,
    code,
    // Cognito's challenge names are capitals and underscores. Any other text is not safe for a log.
    challenge: challenge !== null && /^[A-Z_]{2,40}$/.test(challenge) ? challenge : null,
    exception,
    // Control characters are removed and the length is limited, so that no text can break or flood a log.
    advice: advice?.replace(/[\p{C}\p{Z}]+/gu, ' ').slice(0, 200) ?? null,
    warnings: [...log.warnings],
    flow: log.flow === null ? null : await keyedHash(log.flow),
    user: log.username === null ? null : await keyedHash(comparableUsername(log.username)),
    network: address === null ? null : networkOf(address, 24, 3),
    milliseconds: Math.max(0, endedAt - startedAt),
  }
}

/** Records the name of an exception of Cognito, and never its text. */
export function recordException(log: RequestLog, thrown: unknown): void {
  log.outcomeUnknown ||= mayHaveTakenEffect(thrown)
  log.exception = exceptionName(thrown) ?? log.exception
}
