/** A sender or receiver of messages. In the lab, Cognito is the emulator. */
export type Party = 'browser' | 'backend' | 'cognito'

/** One message between two parties. The secrets of the message are masked. */
export interface WireMessage {
  readonly id: number
  readonly from: Party
  readonly to: Party
  /** The message's name in its protocol: `start`, `AdminInitiateAuth`, `SMS_MFA`. */
  readonly name: string
  readonly detail: readonly string[]
  readonly failed: boolean
  /** Milliseconds since the first message of this sign-in. */
  readonly at: number
}

export type WireContent = Pick<WireMessage, 'name' | 'detail'> & { readonly failed?: boolean }

/** The newest messages between browser, backend and Cognito. */
export interface WireLog {
  /** Oldest first. */
  messages(): readonly WireMessage[]
  record(from: Party, to: Party, content: WireContent): void
  clear(): void
}

const limit = 200

export function createWireLog(onChange: () => void): WireLog {
  let messages: readonly WireMessage[] = []
  let lastId = 0
  let startedAt = 0
  return {
    messages: () => messages,
    record: (from, to, content) => {
      const now = performance.now()
      if (messages.length === 0 || content.name === 'start') startedAt = now
      lastId += 1
      const message = { failed: false, ...content, id: lastId, from, to, at: Math.round(now - startedAt) }
      messages = [...messages.slice(1 - limit), message]
      onChange()
    },
    clear: () => {
      messages = []
    },
  }
}
