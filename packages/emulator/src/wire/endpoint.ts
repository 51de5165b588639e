import type { Clock } from '../environment/clock.ts'
import type { Random } from '../environment/random.ts'
import { applyAfter, applyBefore, connectionLost } from './applyFault.ts'
import { exception, statusOf } from './exceptions.ts'
import type { Fault, FaultQueue } from './faults.ts'
import type { Input } from './input.ts'
import { isInput } from './input.ts'
import type { Operation, OperationOutput } from './operation.ts'
import type { RequestRecorder } from './requestLog.ts'

export interface EndpointParts {
  readonly clock: Clock
  readonly random: Random
  readonly faults: FaultQueue
  readonly requestLog: RequestRecorder
  /** The operation of this name. Throws an exception of Cognito if there is none. */
  readonly findOperation: (name: string) => Operation
  /** The public signing keys of a user pool, or undefined if the pool does not exist. */
  readonly jwks: (poolId: string) => Promise<object> | undefined
  /** The OpenID configuration of a user pool, or undefined if the pool does not exist. `origin` is the endpoint's. */
  readonly openIdConfiguration: (poolId: string, origin: string) => object | undefined
}

const target = /^AWSCognitoIdentityProviderService\.(\w+)$/

/** Answers HTTP requests: Cognito's JSON 1.1 protocol over POST, and the documents of `.well-known` over GET. */
export function createEndpoint(parts: EndpointParts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors })
    if (request.method === 'GET') return wellKnownResponse(parts, new URL(request.url))
    const operation = target.exec(request.headers.get('x-amz-target') ?? '')?.[1] ?? ''
    return operationResponse(parts, operation, request)
  }
}

async function operationResponse(parts: EndpointParts, operation: string, request: Request): Promise<Response> {
  const started = performance.now()
  const at = parts.clock.now()
  const fault = parts.faults.take(operation)
  const body = await readBody(request)
  const log = (response: unknown, names: { challenge?: string; error?: string }): void => {
    const durationMs = performance.now() - started
    parts.requestLog.record({ operation, at, durationMs, request: body, response, ...names })
  }
  try {
    const page = await applyBefore(fault)
    if (page) {
      log(undefined, { error: `HTTP ${page.status}` })
      return page
    }
    const output = applyAfter(fault, await run(parts, operation, request, body), parts.random)
    const name = output['ChallengeName']
    log(output, typeof name === 'string' ? { challenge: name } : {})
    return jsonResponse(output, 200, date(at))
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    if (breaksConnection(fault)) {
      log(undefined, { error: fault?.kind ?? error.name })
      // An exception is a response too, and it is lost like any other.
      throw connectionLost()
    }
    const status = statusOf(error) ?? 500
    const name = statusOf(error) === undefined ? 'InternalErrorException' : error.name
    const output = { __type: name, message: error.message }
    log(output, { error: name })
    return jsonResponse(output, status, {
      ...date(at),
      'x-amzn-errortype': `${name}:`,
      ...errorMessage(error.message),
    })
  }
}

function breaksConnection(fault: Fault | undefined): boolean {
  return fault?.kind === 'drop' || fault?.kind === 'lostReply'
}

async function run(
  { findOperation }: EndpointParts,
  name: string,
  request: Request,
  body: Input | undefined,
): Promise<OperationOutput> {
  const operation = findOperation(name)
  if (operation.authorization === 'IAM' && !request.headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256 ')) {
    throw exception('MissingAuthenticationTokenException', 'Missing Authentication Token')
  }
  if (!body) throw exception('SerializationException', 'The request body is not a JSON object.')
  return operation.run(body)
}

async function readBody(request: Request): Promise<Input | undefined> {
  try {
    const body: unknown = await request.json()
    return isInput(body) ? body : undefined
  } catch {
    return undefined
  }
}

async function wellKnownResponse(parts: EndpointParts, { pathname, origin }: URL): Promise<Response> {
  const [, poolId = '', name] = /^\/([^/]+)\/\.well-known\/(jwks\.json|openid-configuration)$/.exec(pathname) ?? []
  const found = name === 'jwks.json' ? await parts.jwks(poolId) : parts.openIdConfiguration(poolId, origin)
  if (!found) return new Response('Not found', { status: 404, headers: cors })
  return Response.json(found, { headers: cors })
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
}

/** The Date header of every response of AWS, by the emulator's clock. */
const date = (at: number): Record<string, string> => ({ date: new Date(at).toUTCString() })

function jsonResponse(body: OperationOutput, status: number, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': crypto.randomUUID(),
      ...cors,
      ...headers,
    },
  })
}

/** The message as a header, or no header if the message has line breaks or is not ASCII. The body has every message. */
function errorMessage(message: string): Record<string, string> {
  return /^[\x20-\x7e]*$/.test(message) ? { 'x-amzn-errormessage': message } : {}
}
