import { SignInError } from '@challenge-kit/core'
import { normalAddress } from '../addresses/address.ts'
import { toResponse } from '../request/fetchRequest.ts'
import type { RequestContext } from '../request/httpRequest.ts'
import { newRequestLog, toSecurityEvent } from './requestLog.ts'
import { errorReply } from './respond.ts'
import type { SecurityEventListener } from './securityEvent.ts'
import { STATUS } from './status.ts'

/**
 * Answers a request that no tenant can answer. The reply to a request without a tenant is the reply to a wrong path.
 *
 * @param error - Why the tenant of the request cannot answer. Null if the request belongs to no tenant.
 */
export async function answerWithoutTenant(
  error: SignInError | null,
  { clientAddress }: RequestContext,
  onEvent: SecurityEventListener,
): Promise<Response> {
  const { code, message } = error ?? new SignInError('bad_request')
  const requestId = crypto.randomUUID()
  const log = newRequestLog({
    requestId,
    address: clientAddress ? normalAddress(clientAddress) : null,
    startedAt: Date.now(),
  })
  log.outcome = error ? 'failed' : 'refused'
  log.refusal = error ? null : 'tenant'
  log.code = code
  log.advice = message === code ? null : message
  try {
    const listening = onEvent(await toSecurityEvent(log, (text) => Promise.resolve(text), Date.now()))
    void Promise.resolve(listening).catch(() => undefined)
  } catch {
    // A listener that fails must not fail the reply.
  }
  return toResponse(errorReply(error ?? new SignInError('bad_request'), STATUS[code], requestId, []))
}
