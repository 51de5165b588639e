import { type Json, readJson } from './json.ts'
import { mask } from './mask.ts'
import type { WireContent, WireLog } from './wireLog.ts'

type Fetch = (request: Request) => Promise<Response>

/** Wraps the user pool, and records the backend's requests and Cognito's responses. */
export function tapCognito(fetch: Fetch, wireLog: WireLog): Fetch {
  return async (request) => {
    const operation = request.headers.get('x-amz-target')?.split('.').at(-1) ?? request.method
    wireLog.record('backend', 'cognito', { name: operation, detail: describeRequest(await readJson(request)) })
    try {
      const response = await fetch(request)
      wireLog.record('cognito', 'backend', describeResponse(operation, await readJson(response), response.status))
      return response
    } catch (error) {
      wireLog.record('cognito', 'backend', { name: 'no reply', detail: [], failed: true })
      throw error
    }
  }
}

const shown = new Set(['AuthFlow', 'ChallengeName', 'ANSWER', 'Status'])
// Leaves out members that explain nothing or are the same in every request, because they would hide the other members.
const omitted = new Set(
  'UserPoolId ClientId ContextData USERNAME SECRET_HASH ChallengeParameters ExpiresIn TokenType'.split(' '),
)

// The answer to a custom challenge may be a secret, so it is masked.
const shownOfCustomChallenge = new Set([...shown].filter((name) => name !== 'ANSWER'))

function describeRequest(input: Json): string[] {
  return mask(input, input['ChallengeName'] === 'CUSTOM_CHALLENGE' ? shownOfCustomChallenge : shown, omitted)
}

function describeResponse(operation: string, output: Json, status: number): WireContent {
  const { __type: type, ChallengeName: challenge, ...rest } = output
  if (typeof type === 'string') return { name: type, detail: [`HTTP ${status}`], failed: true }
  const detail = mask(rest, shown, omitted)
  if (typeof challenge === 'string') return { name: challenge, detail }
  if ('AuthenticationResult' in output) return { name: 'AuthenticationResult', detail }
  // The API reference uses this name for the response of an operation.
  return { name: `${operation}Response`, detail }
}
