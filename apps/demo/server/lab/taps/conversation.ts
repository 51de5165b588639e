/** The three who talk. Cognito is the emulator. */
export type Side = 'browser' | 'backend' | 'cognito'

/** One message between two of them, with nothing secret in it. */
export interface Line {
  readonly id: number
  readonly from: Side
  readonly to: Side
  /** What it is called on its wire: `start`, `AdminInitiateAuth`, `SMS_MFA`. */
  readonly name: string
  readonly detail: readonly string[]
  readonly failed: boolean
  /** Milliseconds since the first message of this sign-in. */
  readonly at: number
}

export type Said = Pick<Line, 'name' | 'detail'> & { readonly failed?: boolean }

/** What was said so far. */
export interface Conversation {
  lines(): readonly Line[]
  say(from: Side, to: Side, said: Said): void
  clear(): void
}

const kept = 200

export function createConversation(changed: () => void): Conversation {
  let lines: readonly Line[] = []
  let count = 0
  let began = 0
  return {
    lines: () => lines,
    say: (from, to, said) => {
      const now = performance.now()
      if (lines.length === 0 || said.name === 'start') began = now
      count += 1
      lines = [...lines.slice(1 - kept), { failed: false, ...said, id: count, from, to, at: Math.round(now - began) }]
      changed()
    },
    clear: () => {
      lines = []
    },
  }
}
