import { createSignIn } from '../flow/createSignIn.ts'
// In the published package, this file is a part of the file with the engine, so both are loaded at the same time.
import '../session/sessionChanges.ts'
import { createSessionSync } from '../session/sessionSync.ts'
import type { Transport } from '../transports/transport.ts'
import type { Session } from '../wire/replies.ts'
import { signsIn } from './outcomes.ts'
import { scenario } from './scenario.ts'

export const sessionOf = (username: string): Session => ({
  username,
  signInName: username,
  claims: {},
  expiresIn: 3600,
})

export interface TabOptions {
  readonly stepUp?: boolean
  /** @default '' */
  readonly sessionName?: string
  /** Replaces a call of the tab, for example to let it fail. Null for a call that works. @default every call works */
  readonly replaces?: (call: string) => Promise<never> | null
  /** The reply to a call waits for this. @default replies come at once */
  readonly delay?: (call: string) => Promise<unknown> | null
}

/**
 * One tab of a browser, which can sign in twice. `cookie` is the session that all tabs share. `log` is what has happened
 * to the tab's cached session.
 */
export function openTab(
  cookie: { session: Session | null },
  { stepUp = false, sessionName = '', replaces = () => null, delay = () => null }: TabOptions = {},
) {
  const { transport: played, sent } = scenario([signsIn(), signsIn()])
  const answered: Transport = async (call, input, options) => {
    const reply = await (replaces(call) ?? played(call, input, options))
    await delay(call)
    return call === 'session' ? { ...reply, session: cookie.session } : reply
  }
  const transport = Object.assign(answered, { sessionName })
  let cached = cookie.session
  const log: string[] = []
  const cache = {
    owner: () => cached && cached.username,
    keep: (session: Session) => {
      cached = session
      log.push(`keep ${session.username}`)
    },
    drop: () => {
      cached = null
      log.push('drop')
    },
  }
  const flow = createSignIn({ transport, ...(stepUp && { stepUp: { username: 'alice' } }) })
  const sync = createSessionSync({ flow, transport, cache, stepUp })
  async function signIn(username: string): Promise<void> {
    const state = flow.getState()
    if (state.step !== 'CREDENTIALS') throw new Error(`expected CREDENTIALS, got ${state.step}`)
    await state.submit({ username, password: 'tide-pool' })
  }
  return { flow, sync, log, signIn, calls: () => sent.map(({ call }) => call) }
}

/** Collects the messages that the tabs send. */
export function hearMessages(): { readonly heard: readonly unknown[]; stop(): void } {
  const channel = new BroadcastChannel('challenge-kit')
  const heard: unknown[] = []
  channel.onmessage = ({ data }: MessageEvent<unknown>) => void heard.push(data)
  return { heard, stop: () => channel.close() }
}

/** Resolves when every message that is on its way has arrived. */
export const messagesArrived = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
