import type { ClientContext } from '../cognito/port.ts'

/** The request headers that Cognito's threat protection may see. */
export const CONTEXT_HEADERS: readonly string[] = [
  'user-agent',
  'accept-language',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
]

// Whatever an application allows: these never leave this backend.
const NEVER = /^(?:cookie|authorization|proxy-authorization|x-forwarded-.*|forwarded)$/i
const LONGEST = 512

/**
 * What threat protection learns of the browser, or null without an address: all its members are required, and none is
 * made up. Without it every sign-in looks as if it came from this server.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ContextDataType.html
 */
export function clientContext(
  request: Request,
  address: string | null,
  contextData: string | null,
  { origin, allowed }: { readonly origin: string; readonly allowed: readonly string[] },
): ClientContext | null {
  if (address === null) return null
  const HttpHeaders = allowed.flatMap((headerName) => {
    const value = NEVER.test(headerName) ? null : request.headers.get(headerName)
    return value === null ? [] : [{ headerName, headerValue: value.replace(/[\r\n]+/g, ' ').slice(0, LONGEST) }]
  })
  const server = { ServerName: new URL(origin).host, ServerPath: new URL(request.url).pathname }
  return { IpAddress: address, ...server, HttpHeaders, ...(contextData === null ? {} : { EncodedData: contextData }) }
}
