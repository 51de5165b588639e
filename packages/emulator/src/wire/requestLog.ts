/** One exchange on the AWS wire, with everything secret masked: it may be shown. */
export interface WireCall {
  readonly id: number
  readonly operation: string
  /** The ChallengeName of the answer, if it has one. */
  readonly challenge?: string
  /** The exception's name, if the call failed; `drop` and `lostReply` for faults that break the connection. */
  readonly error?: string
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  readonly durationMs: number
  readonly request: unknown
  readonly response: unknown
}

/** The conversation so far. */
export interface Calls {
  /** Oldest first, the last 200. The array is replaced, not changed, with each call. */
  list(): readonly WireCall[]
  /** Calls the listener after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

export interface CallLog extends Calls {
  record(call: Omit<WireCall, 'id' | 'request' | 'response'> & { request: unknown; response: unknown }): void
  clear(): void
}

export function createCallLog(): CallLog {
  const listeners = new Set<() => void>()
  let calls: readonly WireCall[] = []
  let count = 0

  function replace(next: readonly WireCall[]): void {
    calls = next
    for (const listener of listeners) listener()
  }

  return {
    list: () => calls,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record: (call) => {
      count += 1
      const masked = { ...call, id: count, request: mask(call.request), response: mask(call.response) }
      replace([...calls.slice(-199), masked])
    },
    clear: () => replace([]),
  }
}

/** Members whose values open something, by Cognito's names in any case. */
const secret = /PASSWORD|SECRET|TOKEN$|CODE$|^SESSION$|^SALT$|^SRP_|SIGNATURE|VERIFIER|CREDENTIAL/i

/** An ANSWER is what someone typed, unless it chooses one of these. */
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
