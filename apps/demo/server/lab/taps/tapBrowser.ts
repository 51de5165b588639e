import type { FetchHandler } from '@challenge-kit/server/node'
import { type Json, readJson } from './json.ts'
import { mask } from './mask.ts'
import type { WireContent, WireLog } from './wireLog.ts'

/** Wraps the sign-in backend, and records the browser's calls and the replies. */
export function tapBrowser(handler: FetchHandler, wireLog: WireLog): FetchHandler {
  return async (request, context) => {
    const call = new URL(request.url).pathname.split('/').at(-1) ?? ''
    wireLog.record('browser', 'backend', { name: call, detail: describeCall(await readJson(request)) })
    const response = await handler(request, context)
    wireLog.record('backend', 'browser', describeReply(await readJson(response), response.status))
    return response
  }
}

const shown = new Set(['username', 'method'])
const omitted = new Set(['flow', 'challengeIndex'])

function describeCall(input: Json): string[] {
  const { challengeIndex } = input
  const index = typeof challengeIndex === 'number' ? [`challenge ${challengeIndex}`] : []
  return [...index, ...mask(input, shown, omitted)]
}

/** Describes a reply, for example as `challenge 1 · SMS_MFA · 180 s`. */
function describeReply(reply: Json, status: number): WireContent {
  const { error, kind, challengeIndex, challenge, name, session, expiresIn } = reply
  if (error && typeof error === 'object') {
    const code = 'code' in error ? String(error.code) : 'error'
    return { name: code, detail: [`HTTP ${status}`], failed: true }
  }
  switch (kind) {
    case 'challenge': {
      const challengeName =
        challenge && typeof challenge === 'object' && 'name' in challenge ? String(challenge.name) : ''
      return { name: `challenge ${String(challengeIndex)}`, detail: [challengeName, `${String(expiresIn)} s`] }
    }
    case 'unsupported':
      return { name: `challenge ${String(challengeIndex)}`, detail: [String(name), 'unsupported'] }
    case 'signedIn':
      return { name: 'signedIn', detail: ['session'] }
    case 'noFlow':
      return { name: 'noFlow', detail: [] }
    default:
      return { name: 'ok', detail: 'session' in reply ? [session ? 'session' : 'no session'] : [] }
  }
}
