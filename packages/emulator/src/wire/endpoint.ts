import type { CallLog } from './requestLog.ts'
import { failure, notImplemented, statusOf } from './exceptions.ts'
import type { Fault, FaultQueue } from './faults.ts'
import { applyAfter, applyBefore } from './applyFault.ts'
import type { Input } from './input.ts'
import { isInput } from './input.ts'
import { signingKey } from '../tokens/signingKey.ts'
import { operations } from '../operations/registry.ts'
import type { Output } from './operation.ts'
import { unimplemented } from '../operations/unimplemented.ts'
import type { Service } from '../service.ts'

export interface WireParts {
  readonly service: () => Service
  readonly faults: FaultQueue
  readonly calls: CallLog
}

const target = /^AWSCognitoIdentityProviderService\.(\w+)$/

/** The one entry: Cognito's JSON 1.1 protocol over POST, and the pool's JWKS over GET. */
export function createWire(parts: WireParts): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors })
    if (request.method === 'GET') return keys(parts.service(), new URL(request.url).pathname)
    const operation = target.exec(request.headers.get('x-amz-target') ?? '')?.[1] ?? ''
    return answer(parts, operation, request)
  }
}

async function answer(parts: WireParts, operation: string, request: Request): Promise<Response> {
  const started = performance.now()
  const at = parts.service().clock.now()
  const fault = parts.faults.take(operation)
  const body = await read(request)
  const log = (response: unknown, names: { challenge?: string; error?: string }): void => {
    parts.calls.record({ operation, at, durationMs: performance.now() - started, request: body, response, ...names })
  }
  try {
    const page = await applyBefore(fault)
    if (page) {
      log(undefined, { error: `HTTP ${page.status}` })
      return page
    }
    const output = applyAfter(fault, await run(parts.service(), operation, request, body), parts.service().random)
    const name = output['ChallengeName']
    log(output, typeof name === 'string' ? { challenge: name } : {})
    return respond(output, 200)
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    if (broken(fault)) {
      log(undefined, { error: fault?.kind ?? error.name })
      throw error
    }
    const status = statusOf(error) ?? 500
    const name = statusOf(error) === undefined ? 'InternalErrorException' : error.name
    const answered = { __type: name, message: error.message }
    log(answered, { error: name })
    return respond(answered, status, { 'x-amzn-errortype': `${name}:`, ...errorMessage(error.message) })
  }
}

function broken(fault: Fault | undefined): boolean {
  return fault?.kind === 'drop' || fault?.kind === 'lostReply'
}

async function run(service: Service, name: string, request: Request, body: Input | undefined): Promise<Output> {
  const operation = operations[name]
  if (!operation && unimplemented.has(name)) throw notImplemented(name)
  if (!operation) throw failure('UnknownOperationException', `Unknown operation ${name}`)
  if (operation.authorization === 'IAM' && !request.headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256 ')) {
    throw failure('MissingAuthenticationTokenException', 'Missing Authentication Token')
  }
  if (!body) throw failure('SerializationException', 'The request body is not a JSON object.')
  return operation.run({ service, input: body })
}

async function read(request: Request): Promise<Input | undefined> {
  try {
    const body: unknown = await request.json()
    return isInput(body) ? body : undefined
  } catch {
    return undefined
  }
}

async function keys(service: Service, path: string): Promise<Response> {
  const id = /^\/([^/]+)\/\.well-known\/jwks\.json$/.exec(path)?.[1]
  if (id === undefined || !service.pools.has(id)) return new Response('Not found', { status: 404, headers: cors })
  return Response.json({ keys: [(await signingKey()).jwk] }, { headers: cors })
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
}

function respond(body: Output, status: number, headers: Record<string, string> = {}): Response {
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

/** A header holds Latin text on one line only; the body says it all anyway. */
function errorMessage(message: string): Record<string, string> {
  return /^[\x20-\x7e]*$/.test(message) ? { 'x-amzn-errormessage': message } : {}
}
