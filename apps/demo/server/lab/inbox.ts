import type { Message, UserPool } from '@challenge-kit/emulator'
import { isObject, readJson } from './json.ts'

/** A message as the lab shows it. */
export interface InboxMessage extends Pick<Message, 'id' | 'medium' | 'to' | 'code' | 'at'> {
  /** Whether its code still works: once, until it times out, and until a newer one arrives. */
  readonly state: 'new' | 'used' | 'replaced' | 'expired'
}

/** What the pool has sent, and which codes are spent. */
export interface Inbox {
  /** Newest first. */
  messages(): readonly InboxMessage[]
  /** Milliseconds until a code times out by itself. */
  nextChange(): number
  clear(): void
  readonly fetch: UserPool['fetch']
}

/** What a Session of the library's client lives, and with it the code that was sent for it. */
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
      const ends = pool.outbox.messages().filter((message) => stateOf(message) === 'new')
      return Math.min(...ends.map(({ at }) => at + validity - pool.clock.now()))
    },
    clear: () => used.clear(),
    // A code is spent when Cognito takes it.
    fetch: async (request) => {
      const { ChallengeResponses: responses, ConfirmationCode: code } = await readJson(request)
      const response = await fetch(request)
      if (response.ok) for (const spent of [code, ...codes(responses)]) used.add(String(spent))
      return response
    },
  }
}

const codes = (responses: unknown): unknown[] =>
  isObject(responses) ? ['SMS_MFA_CODE', 'SMS_OTP_CODE', 'EMAIL_OTP_CODE'].map((name) => responses[name]) : []
