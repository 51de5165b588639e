/** One request to the pool and its response. Secrets are masked, so that a page can show the request and the response. */
export interface LoggedRequest {
  readonly id: number
  readonly operation: string
  /** The ChallengeName of the response, if there is one. */
  readonly challenge?: string
  /** The name of the exception, or `drop` or `lostReply` for a fault that broke the connection. */
  readonly error?: string
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  readonly durationMs: number
  readonly request: unknown
  readonly response: unknown
}

/** The requests that the pool has answered. */
export interface RequestLog {
  /** The last 200, oldest first. Each request makes a new array, and an array that was returned never changes. */
  list(): readonly LoggedRequest[]
  /** Calls the listener after each change. Returns a function that removes the listener. */
  subscribe(listener: () => void): () => void
}

/** The log with the functions that only the emulator calls. */
export interface RequestRecorder extends RequestLog {
  /** `request` and `response` are not masked yet. */
  record(entry: Omit<LoggedRequest, 'id'>): void
  clear(): void
}

export function createRequestLog(): RequestRecorder {
  const listeners = new Set<() => void>()
  let entries: readonly LoggedRequest[] = []
  // Masked when somebody reads the log, because masking each request would slow down a load test.
  let waiting: LoggedRequest[] = []
  let count = 0

  function tell(): void {
    for (const listener of listeners) listener()
  }

  return {
    list: () => {
      if (waiting.length > 0) entries = [...entries, ...waiting.map(masked)].slice(-kept)
      waiting = []
      return entries
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record: (entry) => {
      count += 1
      waiting.push({ ...entry, id: count })
      if (waiting.length > kept) waiting.shift()
      tell()
    },
    clear: () => {
      entries = []
      waiting = []
      tell()
    },
  }
}

/** The number of requests that the log keeps. */
const kept = 200

function masked(entry: LoggedRequest): LoggedRequest {
  return { ...entry, request: mask(entry.request), response: mask(entry.response) }
}

/** The names of members that hold a secret, in any case. */
const secret = /PASSWORD|SECRET|TOKEN$|CODE$|^SESSION$|^SALT$|^SRP_|SIGNATURE|VERIFIER|CREDENTIAL/i

/** An ANSWER with one of these values names a method. Any other ANSWER is text that a user typed. */
const choice = /^(SMS_MFA|SOFTWARE_TOKEN_MFA|EMAIL_OTP|SMS_OTP|WEB_AUTHN|PASSWORD|PASSWORD_SRP)$/

/** Replaces the values of secret members, at any depth. */
export function mask(value: unknown, name: string = ''): unknown {
  if (typeof value === 'string') {
    return secret.test(name) || (name === 'ANSWER' && !choice.test(value)) ? '•••' : value
  }
  if (Array.isArray(value)) return value.map((item) => mask(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mask(member, key)]))
}
