import type { HeaderRecord } from '../request/headerRecord.ts'

/** The members that both formats have. */
interface LambdaMessage {
  readonly headers: Readonly<Record<string, string | undefined>> | null
  readonly body?: string | null
  readonly isBase64Encoded?: boolean
}

/** What the adapter reads of an event of an API Gateway REST API, or of an HTTP API with payload format 1.0. */
export interface LambdaEventV1 extends LambdaMessage {
  /** Only events of HTTP APIs have it. */
  readonly version?: string
  readonly httpMethod: string
  readonly path: string
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[] | undefined>> | null
  readonly requestContext: { readonly stage?: string; readonly identity: { readonly sourceIp: string } }
}

/** What the adapter reads of an event of a function URL, or of an API Gateway HTTP API with payload format 2.0. */
export interface LambdaEventV2 extends LambdaMessage {
  readonly version: string
  readonly rawPath: string
  readonly rawQueryString: string
  readonly cookies?: readonly string[]
  readonly requestContext: {
    readonly stage: string
    readonly http: { readonly method: string; readonly sourceIp: string }
  }
}

/** An HTTP request as AWS Lambda receives it. */
export type LambdaEvent = LambdaEventV1 | LambdaEventV2

/** What the two formats write in different places. */
export interface LambdaRequest {
  readonly method: string
  /** The path without the stage, and the query. */
  readonly target: string
  /** The address of the client, or of your proxy in front of AWS. */
  readonly sourceIp: string
  /** The names are in lower case. */
  readonly headers: HeaderRecord
  readonly body: ReturnType<typeof Uint8Array.from> | null // TypeScript before 5.7 cannot read `Uint8Array<ArrayBuffer>`
}

/** @throws `TypeError` if a header cannot be a header of HTTP. */
export function readEvent(event: LambdaEvent): LambdaRequest {
  const headers = headersOf(event)
  const body = bodyOf(event)
  if (isV2(event)) {
    const { rawPath, rawQueryString, requestContext } = event
    return { ...requestContext.http, target: targetOf(event, rawPath, rawQueryString), headers, body }
  }
  const { httpMethod, path, requestContext } = event
  const query = new URLSearchParams(pairsOf(event.multiValueQueryStringParameters))
  const { sourceIp } = requestContext.identity
  return { method: httpMethod, target: targetOf(event, path, query.toString()), sourceIp, headers, body }
}

export const isV2 = (event: LambdaEvent): event is LambdaEventV2 => 'rawPath' in event

// HTTP APIs put the name of the stage before the path, even if a custom domain does not have the stage in its URLs. REST
// APIs do not, and their events have no `version`. Function URLs have the stage $default.
function targetOf({ version, requestContext: { stage } }: LambdaEvent, path: string, query: string): string {
  const prefix = `/${stage}`
  const hasStage = version !== undefined && path.startsWith(`${prefix}/`)
  return `${hasStage ? path.slice(prefix.length) : path}${query === '' ? '' : `?${query}`}`
}

// Only these names and values can be headers of HTTP (RFC 9110, section 5).
const NAME = /^[\w!#$%&'*+.^`|~-]+$/
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
// Lambda decodes headers as UTF-8, so a cookie of your application may have characters of any script.
const COOKIE = /^[\t\x80-\x9f\P{Cc}]*$/u

function headersOf(event: LambdaEvent): HeaderRecord {
  const lines = (!isV2(event) && event.multiValueHeaders) || event.headers
  // A map, because `constructor` may be the name of a header.
  const fields = new Map<string, readonly string[]>()
  for (const [name, value] of pairsOf(lines)) {
    const key = name.toLowerCase()
    if (!NAME.test(name) || !(key === 'cookie' ? COOKIE : VALUE).test(value))
      throw new TypeError('a header of the event is no header of HTTP')
    fields.set(key, [...(fields.get(key) ?? []), value.trim()])
  }
  if (isV2(event) && event.cookies) fields.set('cookie', event.cookies)
  return Object.fromEntries(fields)
}

/** Each value of a record with its name. */
function pairsOf(record?: Readonly<Record<string, string | readonly string[] | undefined>> | null): [string, string][] {
  return Object.entries(record ?? {}).flatMap(([name, value = []]) =>
    [value].flat().map((item): [string, string] => [name, item]),
  )
}

function bodyOf({ body, isBase64Encoded }: LambdaEvent): Uint8Array<ArrayBuffer> | null {
  if (body === undefined || body === null) return null
  return isBase64Encoded ? new Uint8Array(Buffer.from(body, 'base64')) : new TextEncoder().encode(body)
}
