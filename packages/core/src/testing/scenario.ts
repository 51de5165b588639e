import type { CallName, Calls, NoFlowReply, Reply, Session, Transport } from '../calls.ts'
import type { Challenge, ChallengeName, ChallengeTable } from '../challenge.ts'
import { SignInError, type SignInErrorCode, type SignInErrorDetails } from '../errors.ts'

/** What the backend comes back with, once: the reply to a start or an answer. Throws what the transport rejects with. */
export type Outcome = (conversation: Conversation) => Reply | Promise<Reply>

/** Where the scripted conversation stands. */
export interface Conversation {
  readonly flow: string
  readonly username: string
  /** The number of the question now asked; 0 before the first. */
  readonly step: number
  /** Resolves when the test calls `release()`. */
  hold(): Promise<void>
}

/** One call as it was made. It holds what was typed: keep it in the test. */
export type SentCall = { [K in CallName]: { readonly call: K; readonly input: Calls[K]['in'] } }[CallName]

export interface Scenario {
  readonly transport: Transport
  /** Every call so far, oldest first. */
  readonly sent: readonly SentCall[]
  /** Lets go of what `holds` is holding, or of the next that it will. */
  release(): void
}

export interface ScenarioOptions {
  /** The question that a reload finds: what `resume` answers before anything else was said. */
  readonly resume?: Outcome
  /** Whose sign-in `resume` finds. @default 'alice' */
  readonly username?: string
  /** A session that is there from the beginning. */
  readonly session?: Session
}

const VALIDITY = 180

/** Cognito asks `name`. `expiresIn` in seconds, 180 by default. */
export function asks<N extends ChallengeName>(
  name: N,
  asked: ChallengeTable[N]['asks'],
  expiresIn: number = VALIDITY,
): Outcome {
  const challenge: Challenge<N> = { name, ...asked }
  return ({ flow, username, step }) =>
    ({ kind: 'question', flow, username, step: step + 1, expiresIn, challenge }) as Extract<Reply, { kind: 'question' }>
}

/** Cognito asks something that the kit does not know. */
export function unsupported(name: string, reference = '7F3A-0839'): Outcome {
  return ({ flow, username, step }) => ({
    kind: 'unsupported',
    flow,
    username,
    step: step + 1,
    expiresIn: VALIDITY,
    name,
    reference,
  })
}

/** A session arrives. */
export function signsIn(claims: Session['claims'] = {}): Outcome {
  return ({ username }) => ({ kind: 'signedIn', session: { username, claims, expiresIn: 3600 } })
}

/** It goes wrong. */
export function fails(code: SignInErrorCode, details?: SignInErrorDetails): Outcome {
  return () => {
    throw new SignInError(code, details)
  }
}

/** Nothing comes back until the test calls `release()`. */
export function holds(outcome: Outcome): Outcome {
  return async (conversation) => {
    await conversation.hold()
    return outcome(conversation)
  }
}

// A reload never shows a key again.
function withoutKey(reply: Reply): Reply {
  if (reply.kind !== 'question' || reply.challenge.name !== 'MFA_SETUP') return reply
  return { ...reply, challenge: { ...reply.challenge, totp: null } }
}

/**
 * A conversation, written down once: each `start` and each `answer` takes the next outcome. It behaves as the backend
 * does with flows, steps, `resume` and `cancel`, so unit tests, stories and docs can play it in place of one.
 */
export function scenario(outcomes: readonly Outcome[], options: ScenarioOptions = {}): Scenario {
  const script = [...outcomes]
  const sent: SentCall[] = []
  let flows = 0
  let username = options.username ?? 'alice'
  let asked: Extract<Reply, { step: number }> | null = null
  let session = options.session ?? null
  let resumable = options.resume
  const held: (() => void)[] = []
  let releases = 0

  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      held.push(resolve)
      if (releases === 0) return
      releases -= 1
      held.shift()?.()
    })

  async function take(outcome: Outcome | undefined): Promise<Reply> {
    if (!outcome) throw new SignInError('unexpected', { detail: 'the scenario has no outcome left for this call' })
    try {
      const reply = await outcome({ flow: `flow-${flows}`, username, step: asked?.step ?? 0, hold })
      asked = reply.kind === 'signedIn' ? null : reply
      if (reply.kind === 'signedIn') session = reply.session
      return reply
    } catch (thrown) {
      if (thrown instanceof SignInError && thrown.recovery === 'restart') asked = null
      throw thrown
    }
  }

  const handlers: { readonly [K in CallName]: (input: Calls[K]['in']) => Promise<Calls[K]['out']> } = {
    start: (input) => {
      flows += 1
      username = input.username
      asked = null
      return take(script.shift())
    },
    answer: async ({ flow, step }) => {
      if (!asked) throw new SignInError('flow_missing')
      if (flow !== asked.flow) throw new SignInError('flow_superseded')
      if (step !== asked.step) throw new SignInError('stale_step')
      return take(script.shift())
    },
    resume: async (): Promise<Reply | NoFlowReply> => {
      if (asked) return withoutKey(asked)
      const first = resumable
      resumable = undefined
      return first ? take(first) : { kind: 'none', username: null, expired: false }
    },
    cancel: async () => {
      asked = null
      return {}
    },
    session: async () => ({ session }),
    'sign-out': async () => {
      session = null
      return {}
    },
  }

  return {
    sent,
    release: () => {
      const letGo = held.shift()
      if (letGo) letGo()
      else releases += 1
    },
    transport: async <K extends CallName>(call: K, input: Calls[K]['in'], { signal }: { signal: AbortSignal }) => {
      signal.throwIfAborted()
      sent.push({ call, input } as SentCall)
      const reply = handlers[call](input)
      return new Promise((resolve, reject) => {
        const abort = (): void => reject(signal.reason)
        signal.addEventListener('abort', abort)
        void reply.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
      })
    },
  }
}
