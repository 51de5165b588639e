import type { AccountCalls } from '../account/accountCalls'
import type {
  CallName,
  Calls,
  NoFlowReply,
  ProofReply,
  ProveInput,
  Reply,
  Session,
  StartInput,
  Transport,
} from '../wire/calls'
import { SignInError } from '../errors.ts'
import type { Outcome } from './outcomes.ts'
import { prover } from './prover.ts'

/** One call as it was made. It holds what was typed: keep it in the test. */
export type SentCall = { [K in CallName]: { readonly call: K; readonly input: Calls[K]['in'] } }[CallName]

export interface Scenario {
  readonly transport: Transport
  /** Every call so far, oldest first. */
  readonly sent: readonly SentCall[]
  /** Lets go of what `holds` is holding, or of the next that it will. */
  release(): void
}

/** The backend's part in the calls of an account. */
export type AccountHandlers = {
  readonly [K in keyof AccountCalls]: (input: AccountCalls[K]['in']) => Promise<AccountCalls[K]['out']>
}

export interface ScenarioOptions {
  /** The question that a reload finds: what `resume` answers before anything else was said. */
  readonly resume?: Outcome
  /** Whose sign-in `resume` finds. @default 'alice' */
  readonly username?: string
  /** A session that is there from the beginning. */
  readonly session?: Session
  /**
   * The password that a page with `browserSrp` has to prove: `start` then asks for the proof, and `prove` takes the next
   * outcome. A wrong one is `invalid_credentials`. @default any password will do, and none is proved
   */
  readonly password?: string
  /** What the account's calls come back with. One that is not here is `unexpected`. */
  readonly account?: Partial<AccountHandlers>
}

// A reload never shows a key again.
function withoutKey(reply: Reply): Reply {
  if (reply.kind !== 'challenge' || reply.challenge.name !== 'MFA_SETUP') return reply
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
  let asked: Extract<Reply, { challengeIndex: number }> | null = null
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
      const reply = await outcome({ flow: `flow-${flows}`, username, challengeIndex: asked?.challengeIndex ?? 0, hold })
      asked = 'challengeIndex' in reply ? reply : null
      if (reply.kind === 'signedIn') session = reply.session
      return reply
    } catch (thrown) {
      if (thrown instanceof SignInError && thrown.recovery === 'restart') asked = null
      throw thrown
    }
  }

  const unscripted = (): Promise<never> =>
    Promise.reject(new SignInError('unexpected', { detail: 'the scenario has nothing for this call: see `account`' }))

  const place = (input: { readonly username: string }): void => {
    flows += 1
    username = input.username
    asked = null
  }

  const begin = (input: { readonly username: string }): Promise<Reply> => {
    place(input)
    return take(script.shift())
  }

  const proofs = options.password === undefined ? null : prover(options.password)

  async function start(input: StartInput): Promise<Reply | ProofReply> {
    if (!proofs || (input.password === undefined && input.srpA === undefined)) return begin(input)
    place(input)
    return { kind: 'proof', flow: `flow-${flows}`, challengeIndex: 0, srp: await proofs.ask(input.srpA ?? '') }
  }

  async function prove(input: ProveInput): Promise<Reply> {
    if (proofs && !(await proofs.proves(input))) throw new SignInError('invalid_credentials')
    return take(script.shift())
  }

  const handlers: { readonly [K in CallName]: (input: Calls[K]['in']) => Promise<Calls[K]['out']> } = {
    start,
    answer: async ({ flow, challengeIndex }) => {
      if (!asked) throw new SignInError('flow_missing')
      if (flow !== asked.flow) throw new SignInError('flow_superseded')
      if (challengeIndex !== asked.challengeIndex) throw new SignInError('stale_answer')
      return take(script.shift())
    },
    // Sending a code takes the next outcome too: the question comes back anew.
    resend: ({ flow, challengeIndex }) => handlers.answer({ flow, challengeIndex, answer: null }),
    forgot: begin,
    resume: async (): Promise<Reply | NoFlowReply> => {
      if (asked) return withoutKey(asked)
      const first = resumable
      resumable = undefined
      return first ? take(first) : { kind: 'noFlow', username: null, expired: false }
    },
    cancel: async () => {
      asked = null
      return {}
    },
    prove,
    session: async () => ({ session }),
    'sign-out': async ({ everywhere = false }) => {
      session = null
      return { everywhere }
    },
    'change-password': unscripted,
    mfa: unscripted,
    'mfa-preference': unscripted,
    'totp-key': unscripted,
    'totp-verify': unscripted,
    passkeys: unscripted,
    'passkey-options': unscripted,
    'passkey-add': unscripted,
    'passkey-delete': unscripted,
    devices: unscripted,
    'device-forget': unscripted,
    ...options.account,
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
