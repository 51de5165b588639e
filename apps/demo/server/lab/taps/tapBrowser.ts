import type { RequestContext } from '@challenge-kit/server'
import { type Conversation, type Said } from './conversation.ts'
import { mask } from './mask.ts'
import { type Json, readJson } from './json.ts'

/** What answers the browser's calls. */
export type Answers = (request: Request, context?: RequestContext) => Promise<Response>

/** The sign-in backend, with what it and the browser say to each other written down. */
export function overhearBrowser(handler: Answers, conversation: Conversation): Answers {
  return async (request, context) => {
    const call = new URL(request.url).pathname.split('/').at(-1) ?? ''
    conversation.say('browser', 'backend', { name: call, detail: asked(await readJson(request)) })
    const response = await handler(request, context)
    conversation.say('backend', 'browser', answered(await readJson(response), response.status))
    return response
  }
}

const plain = new Set(['username', 'method'])
const left = new Set(['flow', 'challengeIndex'])

function asked(input: Json): string[] {
  const { challengeIndex } = input
  return [...(typeof challengeIndex === 'number' ? [`challenge ${challengeIndex}`] : []), ...mask(input, plain, left)]
}

/** A reply as a person reads it: `challenge 1 · SMS_MFA · 180 s`. */
function answered(reply: Json, status: number): Said {
  const { error, kind, challengeIndex, challenge, name, session, expiresIn } = reply
  if (error && typeof error === 'object') {
    const code = 'code' in error ? String(error.code) : 'error'
    return { name: code, detail: [`HTTP ${status}`], failed: true }
  }
  switch (kind) {
    case 'challenge': {
      const asked = challenge && typeof challenge === 'object' && 'name' in challenge ? String(challenge.name) : ''
      return { name: `challenge ${String(challengeIndex)}`, detail: [asked, `${String(expiresIn)} s`] }
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
