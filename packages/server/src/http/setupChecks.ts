import { CSRF_HEADER } from '@challenge-kit/core'
import { isPrivate, normalAddress, readAddress } from '../addresses/address.ts'
import { hintFor, mistakeFor } from '../cognito/advice.ts'
import { field } from '../cognito/thrown.ts'
import { MISTAKE_IDS, sentencesOf } from '../setup/mistakes.ts'
import type { ReportMistake } from '../setup/reportMistake.ts'
import type { HttpRequest, RequestHeaders } from '../request/httpRequest.ts'
import { isCall, type Refusal } from './requestGuard.ts'
import type { RequestLog } from './requestLog.ts'

/** Finds mistakes in the set-up by what happens to requests. Runs only in development. */
export interface SetupChecks {
  /** `address` is null if the adapter did not find the client's address, and undefined if nothing looked for it. */
  received(request: HttpRequest, address: string | null | undefined): void
  refused(request: HttpRequest, refusal: Refusal): void
  /** The request is accepted, and its body is read next. */
  accepted(request: HttpRequest): void
  /** Cognito or the SDK threw this. */
  threw(thrown: unknown): void
  failed(log: RequestLog): void
}

export function createSetupChecks(report: ReportMistake, basePath: string): SetupChecks {
  function otherOrigin({ headers }: HttpRequest): void {
    const origin = originOf(headers)
    if (origin) report('other_origin', { origin })
  }

  function checkPath({ path, headers }: HttpRequest): void {
    const call = path.slice(path.lastIndexOf('/') + 1)
    // Only the kit's page sends this header with the name of a call.
    if (!isCall(call) || headers.get(CSRF_HEADER) !== '1') return
    // Only a path that consists of the base path and the call is printed, because others may contain anything.
    if (path === `/${call}`) report('path_cut', { path, basePath })
    else if (path === `${basePath}${basePath}/${call}`) report('path_twice', { path, basePath })
    else report('path_other', { basePath: basePath || '/' })
  }

  return {
    received: ({ headers }, address) => {
      const forwarded = headers.get('x-forwarded-for')?.split(',').map(normalAddress)
      // The address was read from the header, so a proxy is trusted.
      if (!forwarded || address === undefined || (address !== null && forwarded.includes(address))) return
      // A proxy on this machine passes on a request of this machine.
      if (readAddress(forwarded.at(-1) ?? '')?.range() === 'loopback') return
      if (address === null) report('address_unknown')
      const peer = readAddress(address ?? '')
      if (peer && isPrivate(peer)) report('proxy_unnamed')
    },
    refused: (request, refusal) => {
      const { headers, method } = request
      const asks = headers
        .get('access-control-request-headers')
        ?.toLowerCase()
        .split(/\s*,\s*/)
      if (refusal === 'method' && method === 'OPTIONS' && asks?.includes(CSRF_HEADER)) otherOrigin(request)
      if (refusal === 'path') checkPath(request)
      // The path is the base path and the name of a call.
      if (refusal === 'content_type' && isForm(headers)) report('body_form', { path: request.path })
      if (refusal === 'site') otherOrigin(request)
      if (refusal !== 'origin') return
      const origin = originOf(headers)
      if (origin) report('origin_not_listed', { origin })
    },
    accepted: ({ isBodyTaken }) => {
      if (isBodyTaken) report('body_read')
    },
    threw: (thrown) => {
      const name = field(thrown, 'name')
      const message = field(thrown, 'message')
      const id = mistakeFor(name, message) ?? hintFor(name, message)
      if (id) report(id)
    },
    failed: ({ code, advice, exception }) => {
      if (code !== 'server_misconfigured') return
      const id = MISTAKE_IDS.find((one) => advice?.includes(sentencesOf(one)))
      if (id) report(id)
      else if (exception) report('cognito_refused', { exception })
    },
  }
}

const isForm = (headers: RequestHeaders): boolean =>
  /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(headers.get('content-type') ?? '')

/** The origin of a page. Null for a text that is no origin, because the text is printed. */
function originOf(headers: RequestHeaders): string | null {
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).origin === origin ? origin : null
}
