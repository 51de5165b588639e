import type { Message, UserPool } from '@challenge-kit/emulator'
import { isObject, readJson } from './taps/json.ts'

/** A message as the lab shows it. */
export interface InboxMessage extends Pick<Message, 'id' | 'medium' | 'to' | 'code' | 'at'> {
  /** A code works once. It stops working after three minutes, or when the pool sends a newer code to the same address. */
  readonly state: 'new' | 'used' | 'replaced' | 'expired'
}

/** The messages that the pool has sent, and whether their codes still work. */
export interface Inbox {
  /** Newest first. */
  messages(): readonly InboxMessage[]
  /** Milliseconds until the next code expires. Infinity if no code works. */
  nextChange(): number
  clear(): void
  /** Sends a request to the pool, and records which codes are used. */
  readonly fetch: UserPool['fetch']
}

/** Milliseconds for which a Cognito Session of the library's app client, and the code that belongs to it, are valid. */
const validity = 3 * 60_000

export function createInbox(pool: UserPool, fetch: UserPool['fetch'] = pool.fetch): Inbox {
  const used = new Set<string>()

  function stateOf(message: Message): InboxMessage['state'] {
    if (used.has(message.code)) return 'used'
    if (pool.outbox.last(message.to) !== message) return 'replaced'
    return message.at + validity > pool.clock.now() ? 'new' : 'expired'
  }

  return {
    messages: () =>
      pool.outbox
        .messages()
        .map((message) => ({ ...message, state: stateOf(message) }))
        .toReversed(),
    nextChange: () => {
      const working = pool.outbox.messages().filter((message) => stateOf(message) === 'new')
      return Math.min(...working.map(({ at }) => at + validity - pool.clock.now()))
    },
    clear: () => used.clear(),
    // A code is used when Cognito accepts the request that contains the code.
    fetch: async (request) => {
      const { ChallengeResponses: responses, ConfirmationCode: code } = await readJson(request)
      const response = await fetch(request)
      if (response.ok) for (const accepted of [code, ...codes(responses)]) used.add(String(accepted))
      return response
    },
  }
}

const codes = (responses: unknown): unknown[] =>
  isObject(responses) ? ['SMS_MFA_CODE', 'SMS_OTP_CODE', 'EMAIL_OTP_CODE'].map((name) => responses[name]) : []
