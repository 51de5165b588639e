import type { AccountCalls } from '../account/accountCalls.ts'
import { SignInError } from '../errors.ts'
import type { CallName, Calls, ProveInput, StartInput } from '../wire/calls.ts'
import type { NoFlowReply, ProofReply, Reply, Session } from '../wire/replies.ts'
import type { Transport } from '../transports/transport.ts'
import type { Outcome } from './outcomes.ts'
import { passwordVerifier } from './passwordVerifier.ts'

/** A call that the page sent. It contains typed passwords and codes, so do not log it or put it into a snapshot. */
export type SentCall = { [K in CallName]: { readonly call: K; readonly input: Calls[K]['in'] } }[CallName]

export interface Scenario {
  readonly transport: Transport
  /** Every call that the page has sent, oldest first. */
  readonly sent: readonly SentCall[]
  /** Delivers the oldest reply that `holds()` delays. If no reply is waiting, the next delayed reply does not wait. */
  release(): void
}

/** The backend's replies to account calls. */
export type AccountHandlers = {
  readonly [K in keyof AccountCalls]: (input: AccountCalls[K]['in']) => Promise<AccountCalls[K]['out']>
}

export interface ScenarioOptions {
  /** The reply to the first `resume`: the challenge that a reload finds. */
  readonly resume?: Outcome
  /** The username of the sign-in that `resume` restores. @default 'alice' */
  readonly username?: string
  /** The session before the first call. @default none */
  readonly session?: Session
  /**
   * The right password, for a page with `browserSrp: true`. If you set it, `start` asks for an SRP proof and `prove` uses
   * the next outcome. A wrong password fails with `invalid_credentials`. @default every password is accepted
   */
  readonly password?: string
  /** The replies to account calls. A call without a reply fails with `unexpected`. */
  readonly account?: Partial<AccountHandlers>
}

// A resumed MFA_SETUP has no TOTP secret, because the backend sends the secret only once.
function withoutTotpSecret(reply: Reply): Reply {
  if (reply.kind !== 'challenge' || reply.challenge.name !== 'MFA_SETUP') return reply
  return { ...reply, challenge: { ...reply.challenge, totp: null } }
}

/**
 * Creates a transport for tests and stories. Each `start`, `answer`, `resend` and `forgot` uses the next outcome. The
 * ids of flows, the indexes of challenges, `resume` and `cancel` work as in the backend.
 *
 * @example
 * const { transport, sent } = scenario([asks('SMS_MFA', { destination: '+*******0839' }), signsIn()])
 * const flow = createSignIn({ transport })
 */
export function scenario(outcomes: readonly Outcome[], options: ScenarioOptions = {}): Scenario {
  const script = [...outcomes]
  const sent: SentCall[] = []
  let flows = 0
  let username = options.username ?? 'alice'
  let current: Extract<Reply, { challengeIndex: number }> | null = null
  let session = options.session ?? null
  let resumed = options.resume
  const held: (() => void)[] = []
  let earlyReleases = 0

  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      held.push(resolve)
      if (earlyReleases === 0) return
      earlyReleases -= 1
      held.shift()?.()
    })

  async function replyWith(outcome: Outcome | undefined): Promise<Reply> {
    if (!outcome) throw new SignInError('unexpected', { detail: 'the scenario has no outcome for this call' })
    try {
      const reply = await outcome({
        flow: `flow-${flows}`,
        username,
        challengeIndex: current?.challengeIndex ?? 0,
        hold,
      })
      current = 'challengeIndex' in reply ? reply : null
      if (reply.kind === 'signedIn') session = reply.session
      return reply
    } catch (thrown) {
      if (thrown instanceof SignInError && thrown.recovery === 'restart') current = null
      throw thrown
    }
  }

  const unscripted = (): Promise<never> =>
    Promise.reject(
      new SignInError('unexpected', { detail: 'the scenario has no reply for this call: add one to `account`' }),
    )

  const startFlow = (input: { readonly username: string }): void => {
    flows += 1
    username = input.username
    current = null
  }

  const firstReply = (input: { readonly username: string }): Promise<Reply> => {
    startFlow(input)
    return replyWith(script.shift())
  }

  const verifier = options.password === undefined ? null : passwordVerifier(options.password)

  async function start(input: StartInput): Promise<Reply | ProofReply> {
    if (!verifier || (input.password === undefined && input.srpA === undefined)) return firstReply(input)
    startFlow(input)
    return { kind: 'proof', flow: `flow-${flows}`, challengeIndex: 0, srp: await verifier.challenge(input.srpA ?? '') }
  }

  async function prove(input: ProveInput): Promise<Reply> {
    if (verifier && !(await verifier.verify(input))) throw new SignInError('invalid_credentials')
    return replyWith(script.shift())
  }

  const handlers: { readonly [K in CallName]: (input: Calls[K]['in']) => Promise<Calls[K]['out']> } = {
    start,
    answer: async ({ flow, challengeIndex }) => {
      if (!current) throw new SignInError('flow_missing')
      if (flow !== current.flow) throw new SignInError('flow_superseded')
      if (challengeIndex !== current.challengeIndex) throw new SignInError('stale_answer')
      return replyWith(script.shift())
    },
    // A resend uses the next outcome too, because the backend returns the challenge with a new index.
    resend: ({ flow, challengeIndex }) => handlers.answer({ flow, challengeIndex, answer: null }),
    forgot: firstReply,
    resume: async (): Promise<Reply | NoFlowReply> => {
      if (current) return withoutTotpSecret(current)
      const outcome = resumed
      resumed = undefined
      return outcome ? replyWith(outcome) : { kind: 'noFlow', username: null, expired: false }
    },
    cancel: async () => {
      current = null
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
      const release = held.shift()
      if (release) release()
      else earlyReleases += 1
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
