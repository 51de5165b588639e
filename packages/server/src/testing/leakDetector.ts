import { inspect } from 'node:util'
import type { RequestContext, SecurityEvent } from '../index.ts'

/** Where a secret must never turn up. */
export const SINKS = ['body', 'header', 'event', 'error', 'console'] as const
export type Sink = (typeof SINKS)[number]

/** What a call of Cognito's carries that nobody else may see, by the name of its member. */
const SECRET_MEMBERS =
  /^(?:PASSWORD|NEW_PASSWORD|PreviousPassword|ProposedPassword|ACCESS_TOKEN|Session|AccessToken|RefreshToken|IdToken|Token|SecretCode|SECRET_HASH|ClientSecret|PasswordVerifier|Salt|userAttributes|SecretHash|SECRET_BLOCK|PASSWORD_CLAIM_SIGNATURE|SRP_A|SRP_B|DEVICE_KEY|DeviceKey)$/

/** Collects the secrets of a run, and looks for them wherever something leaves the backend. */
export interface LeakDetector {
  /** Records every secret that passes on the AWS wire. */
  watch(fetch: (request: Request) => Promise<Response>): (request: Request) => Promise<Response>
  mark(secret: string): void
  /** Looks into one thing that leaves. `allowed` may be told there. */
  inspect(sink: Sink, leaving: unknown, allowed?: string): void
  /** A handler whose replies are looked into; with a planted leak if its sink is asked for. */
  guard(handler: Handler): Handler
  readonly onEvent: (event: SecurityEvent) => void
  /** A secret for a leak in this sink, or nothing. */
  planted(sink: Sink): string
  readonly leaks: Set<Sink>
  /** The questions that a walk came to. */
  readonly visited: ReadonlySet<string>
  addVisited(name: string): void
}

// Where a secret may be told: a key, to whoever sets up an authenticator; what a password is proved with; and to whoever
// looks at their devices, the names of those.
const TOLD = [
  /"totp":\{"secret":"[A-Z2-7]+"/g,
  /"secretBlock":"[^"]+"/g,
  /"B":"[0-9a-f]+"/g,
  /"id":"[\w-]+","name":null,"remembered"/g,
]

const withoutTold = (text: string): string => TOLD.reduce((rest, pattern) => rest.replaceAll(pattern, ''), text)

type Handler = (request: Request, context?: RequestContext) => Promise<Response>

export function createLeakDetector(plant: Sink | null): LeakDetector {
  const secrets = new Set<string>()
  const leaks = new Set<Sink>()
  const visited = new Set<string>()
  const planted = (sink: Sink): string => (sink === plant ? ([...secrets][0] ?? '') : '')

  function look(sink: Sink, leaving: unknown, allowed = ''): void {
    const text = typeof leaving === 'string' ? leaving : `${inspect(leaving, { depth: 9 })}${JSON.stringify(leaving)}`
    for (const secret of secrets) if (secret !== allowed && text.includes(secret)) leaks.add(sink)
  }

  function collect(value: unknown, name = ''): void {
    if (typeof value === 'string') {
      if (SECRET_MEMBERS.test(name) && value.length > 8) secrets.add(value)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) collect(member, key)
    }
  }

  return {
    leaks,
    visited,
    addVisited: (name) => void visited.add(name),
    planted,
    mark: (secret) => void secrets.add(secret),
    inspect: look,
    watch: (fetch) => async (request) => {
      collect(await request.clone().json())
      const response = await fetch(request)
      collect(
        await response
          .clone()
          .json()
          .catch(() => null),
      )
      return response
    },
    guard: (handler) => async (request, context) => {
      const response = await handler(request, context)
      const text = await response.text()
      look('body', withoutTold(text) + planted('body'))
      look('header', [...response.headers].join('\n') + planted('header'))
      return new Response(text, { status: response.status, headers: response.headers })
    },
    onEvent: (event) => look('event', { ...event, advice: (event.advice ?? '') + planted('event') }),
  }
}
