import type { ClientContext } from '../cognito/port.ts'
import type { HttpRequest } from '../request/httpRequest.ts'

/** The request headers that Cognito's threat protection may see. */
export const CONTEXT_HEADERS: readonly string[] = [
  'user-agent',
  'accept-language',
  'sec-ch-ua',
  'sec-ch-ua-mobile',
  'sec-ch-ua-platform',
]

// Never sent, even if the option `context` lists them, because they hold secrets or addresses.
const NEVER = /^(?:cookie|authorization|proxy-authorization|x-forwarded-.*|forwarded)$/i
const LONGEST = 512

/**
 * `ContextData`: what Cognito's threat protection learns about the browser. Null without a client address, because Cognito
 * requires the address. Without `ContextData`, Cognito sees every sign-in as coming from this server.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ContextDataType.html
 */
export function clientContext(
  { headers, path }: Pick<HttpRequest, 'headers' | 'path'>,
  address: string | null,
  contextData: string | null,
  { origin, allowed }: { readonly origin: string; readonly allowed: readonly string[] },
): ClientContext | null {
  if (address === null) return null
  const HttpHeaders = allowed.flatMap((headerName) => {
    const value = NEVER.test(headerName) ? null : headers.get(headerName)
    return value === null ? [] : [{ headerName, headerValue: value.replace(/[\r\n]+/g, ' ').slice(0, LONGEST) }]
  })
  const server = { ServerName: new URL(origin).host, ServerPath: path }
  return { IpAddress: address, ...server, HttpHeaders, ...(contextData === null ? {} : { EncodedData: contextData }) }
}
