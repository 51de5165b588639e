import { isIssueCode, isSignInErrorCode, SignInError, type SignInErrorDetails } from '../errors.ts'
import { readObject } from '../json.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from './protocol.ts'

const MAX_LENGTH = 64 * 1024

/**
 * Returns the JSON of a successful reply. Throws the error that the backend reports, or `SignInError('bad_response')`.
 */
export function readHttpReply(response: Response, text: string): unknown {
  const requestId = response.headers.get(REQUEST_ID_HEADER) ?? undefined
  const invalid = (detail: string): SignInError => new SignInError('bad_response', { detail, requestId })
  if (!requestId) throw invalid('the reply is not from the backend, but from a proxy')
  if (response.headers.get(PROTOCOL_HEADER) !== PROTOCOL_VERSION) throw invalid('the backend has another version')
  let json: unknown
  try {
    if (text.length > MAX_LENGTH) throw new RangeError('too long')
    json = JSON.parse(text)
  } catch {
    throw invalid('the reply is not JSON')
  }
  if (response.ok) return json
  const { code, retryAfter, issues } = readObject(readObject(json, 'bad_response')['error'], 'bad_response')
  throw new SignInError(isSignInErrorCode(code) ? code : 'unexpected', {
    requestId,
    retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    issues: readIssues(issues),
  })
}

/** Reads the invalid parts of an answer. Leaves out the reasons that this version does not know. */
function readIssues(json: unknown): NonNullable<SignInErrorDetails['issues']> {
  const entries = Object.entries(typeof json === 'object' && json !== null ? json : {})
  return Object.fromEntries(entries.flatMap(([path, why]) => (isIssueCode(why) ? [[path, why] as const] : [])))
}
