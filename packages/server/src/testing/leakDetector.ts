import { inspect } from 'node:util'
import type { RequestContext, SecurityEvent } from '../index.ts'

/** The outputs of the backend that must never contain a secret. */
export const SINKS = ['body', 'header', 'event', 'error', 'console'] as const
export type Sink = (typeof SINKS)[number]

/** Members of Cognito requests and responses whose values are secrets. */
const SECRET_MEMBERS =
  /^(?:PASSWORD|NEW_PASSWORD|PreviousPassword|ProposedPassword|ACCESS_TOKEN|Session|AccessToken|RefreshToken|IdToken|Token|SecretCode|SECRET_HASH|ClientSecret|PasswordVerifier|Salt|userAttributes|SecretHash|SECRET_BLOCK|PASSWORD_CLAIM_SIGNATURE|SRP_A|SRP_B|DEVICE_KEY|DeviceKey)$/

/** Collects the secrets of a test and looks for them in every output of the backend. */
export interface LeakDetector {
  /** Records the secrets in every request to Cognito and in every response. */
  watch(fetch: (request: Request) => Promise<Response>): (request: Request) => Promise<Response>
  /** Adds a secret. */
  mark(secret: string): void
  /** Looks for secrets in one output. The secret `allowed` may occur in the output. */
  inspect(sink: Sink, output: unknown, allowed?: string): void
  /** Wraps a handler and inspects its replies. Adds the planted secret to body and headers. */
  guard(handler: Handler): Handler
  readonly onEvent: (event: SecurityEvent) => void
  /** The secret that is leaked on purpose in this sink, or an empty string. */
  planted(sink: Sink): string
  readonly leaks: Set<Sink>
  /** The challenges or calls that a random walk reached. */
  readonly reached: ReadonlySet<string>
  addReached(name: string): void
}

// Secrets that the browser may get: the TOTP key of MFA_SETUP, the parameters of an SRP proof, and the keys of the user's
// own devices.
const ALLOWED = [
  /"totp":\{"secret":"[A-Z2-7]+"/g,
  /"secretBlock":"[^"]+"/g,
  /"B":"[0-9a-f]+"/g,
  /"id":"[\w-]+","name":null,"remembered"/g,
]

const withoutAllowed = (text: string): string => ALLOWED.reduce((rest, pattern) => rest.replaceAll(pattern, ''), text)

type Handler = (request: Request, context?: RequestContext) => Promise<Response>

/** @param plant - The sink in which a secret is leaked on purpose. */
export function createLeakDetector(plant: Sink | null): LeakDetector {
  const secrets = new Set<string>()
  const leaks = new Set<Sink>()
  const reached = new Set<string>()
  const planted = (sink: Sink): string => (sink === plant ? ([...secrets][0] ?? '') : '')

  function inspectOutput(sink: Sink, output: unknown, allowed = ''): void {
    const text = typeof output === 'string' ? output : `${inspect(output, { depth: 9 })}${JSON.stringify(output)}`
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
    reached,
    addReached: (name) => void reached.add(name),
    planted,
    mark: (secret) => void secrets.add(secret),
    inspect: inspectOutput,
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
      inspectOutput('body', withoutAllowed(text) + planted('body'))
      inspectOutput('header', [...response.headers].join('\n') + planted('header'))
      return new Response(text, { status: response.status, headers: response.headers })
    },
    onEvent: (event) => inspectOutput('event', { ...event, advice: (event.advice ?? '') + planted('event') }),
  }
}
