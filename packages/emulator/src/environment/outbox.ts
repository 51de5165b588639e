import type { Clock } from './clock.ts'

/** A code that the pool sent, as it would arrive on a phone or in a mailbox. */
export interface Message {
  readonly id: number
  readonly medium: 'SMS' | 'EMAIL'
  /** The full phone number or e-mail address. */
  readonly to: string
  readonly code: string
  readonly text: string
  /** Milliseconds since the Unix epoch. */
  readonly at: number
}

/** Everything the pool has sent. */
export interface Outbox {
  /** Oldest first. The array is replaced, not changed, when a message is sent. */
  messages(): readonly Message[]
  last(to: string): Message | undefined
  /** Calls the listener after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

export interface OutboxStore extends Outbox {
  send(message: Pick<Message, 'medium' | 'to' | 'code' | 'text'>): void
  clear(): void
}

export function createOutbox(clock: Clock): OutboxStore {
  const listeners = new Set<() => void>()
  let messages: readonly Message[] = []
  let sent = 0

  function replace(next: readonly Message[]): void {
    messages = next
    for (const listener of listeners) listener()
  }

  return {
    messages: () => messages,
    last: (to) => messages.findLast((message) => message.to === to),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send: (message) => {
      sent += 1
      replace([...messages, { ...message, id: sent, at: clock.now() }])
    },
    clear: () => replace([]),
  }
}
