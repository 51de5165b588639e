import { type Conversation, type Said } from './conversation.ts'
import { type Json, readJson } from './json.ts'
import { mask } from './mask.ts'

type Fetch = (request: Request) => Promise<Response>

/** Cognito, with what it and the backend say to each other written down. */
export function overhearCognito(fetch: Fetch, conversation: Conversation): Fetch {
  return async (request) => {
    const operation = request.headers.get('x-amz-target')?.split('.').at(-1) ?? request.method
    conversation.say('backend', 'cognito', { name: operation, detail: asked(await readJson(request)) })
    try {
      const response = await fetch(request)
      conversation.say('cognito', 'backend', answered(operation, await readJson(response), response.status))
      return response
    } catch (error) {
      conversation.say('cognito', 'backend', { name: 'no reply', detail: [], failed: true })
      throw error
    }
  }
}

const plain = new Set(['AuthFlow', 'ChallengeName', 'ANSWER', 'Status'])
// The same in every call, or beside the point: they would only hide the rest.
const left = new Set(
  'UserPoolId ClientId ContextData USERNAME SECRET_HASH ChallengeParameters ExpiresIn TokenType'.split(' '),
)

// What answers a question of the app's own is nobody's business.
const plainButAnswer = new Set([...plain].filter((name) => name !== 'ANSWER'))

function asked(input: Json): string[] {
  return mask(input, input['ChallengeName'] === 'CUSTOM_CHALLENGE' ? plainButAnswer : plain, left)
}

function answered(operation: string, output: Json, status: number): Said {
  const { __type: type, ChallengeName: challenge, ...rest } = output
  if (typeof type === 'string') return { name: type, detail: [`HTTP ${status}`], failed: true }
  const detail = mask(rest, plain, left)
  if (typeof challenge === 'string') return { name: challenge, detail }
  if ('AuthenticationResult' in output) return { name: 'AuthenticationResult', detail }
  // The API reference calls what an operation answers by this name.
  return { name: `${operation}Response`, detail }
}
