import type { Clock } from './clock.ts'

/** An SMS or email message that the pool sent. */
export interface Message {
  readonly id: number
  readonly medium: 'SMS' | 'EMAIL'
  /** The full phone number or email address. */
  readonly to: string
  readonly code: string
  readonly text: string
  /** Milliseconds since the Unix epoch. */
  readonly at: number
}

/** Every message that the pool has sent. */
export interface Outbox {
  /** Oldest first. Each message makes a new array, and an array that was returned never changes. */
  messages(): readonly Message[]
  /** The newest message to this phone number or email address. */
  last(to: string): Message | undefined
  /** Calls the listener after each change. Returns a function that removes the listener. */
  subscribe(listener: () => void): () => void
}

/** The outbox with the functions that only the emulator calls. */
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
