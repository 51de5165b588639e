import { SignInError } from '@challenge-kit/core'
import { toResponse } from '../request/fetchRequest.ts'
import type { RequestContext } from '../request/httpRequest.ts'
import { createEmitter, fail } from './handler.ts'
import { newRequestLog } from './requestLog.ts'
import type { SecurityEventListener } from './securityEvent.ts'
import { STATUS } from './status.ts'

/**
 * Answers a request that no tenant can answer. The reply to a request without a tenant is the reply to a wrong path.
 *
 * @param error - Why the tenant of the request cannot answer. Null if the request belongs to no tenant.
 */
export async function answerWithoutTenant(
  error: SignInError | null,
  context: RequestContext,
  onEvent: SecurityEventListener,
): Promise<Response> {
  const log = newRequestLog(context, Date.now())
  log.refusal = error ? null : 'tenant'
  const failure = error ?? new SignInError('bad_request')
  const reply = fail(failure, STATUS[failure.code], log, [])
  // The log has no username and no flow, so nothing is hashed.
  const emit = createEmitter({ onEvent, keyedHash: (text) => Promise.resolve(text), clock: Date.now })
  await emit(log)
  return toResponse(reply)
}
