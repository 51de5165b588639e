import { isIssueCode, isSignInErrorCode } from '../errorCodes.ts'
import { SignInError, type SignInErrorDetails } from '../errors.ts'
import { readObject } from '../json.ts'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, REQUEST_ID_HEADER } from './protocol.ts'

const MAX_LENGTH = 64 * 1024

/**
 * Returns the JSON of a successful reply. Throws the error that the backend reports, or `SignInError('bad_response')`.
 */
export function readHttpReply(response: Response, text: string): unknown {
  const requestId = response.headers.get(REQUEST_ID_HEADER) ?? undefined
  const invalid = (detail: string): SignInError => new SignInError('bad_response', { detail, requestId })
  if (!requestId)
    throw invalid(
      `the reply has no ${REQUEST_ID_HEADER} header, so the backend did not send it: check the URL and the proxies`,
    )
  if (response.headers.get(PROTOCOL_HEADER) !== PROTOCOL_VERSION)
    throw invalid('the backend and the page use different protocol versions: update both to one version of the kit')
  if (text.length > MAX_LENGTH) throw invalid(`the reply is longer than ${MAX_LENGTH} characters`)
  let json: unknown
  try {
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

/** Reads `issues`: the issue code of each field that the backend rejected. Codes that this page does not know are left out. */
function readIssues(json: unknown): NonNullable<SignInErrorDetails['issues']> {
  const entries = Object.entries(typeof json === 'object' && json !== null ? json : {})
  return Object.fromEntries(entries.flatMap(([path, why]) => (isIssueCode(why) ? [[path, why] as const] : [])))
}
