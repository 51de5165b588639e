import {
  createSignIn,
  httpTransport,
  type CallName,
  type SignIn,
  type SignInFlow,
  type StepName,
} from '@challenge-kit/core'
import { createTestBackend, PASSWORD, type TestBackend, TOTP_SECRET } from '../testBackend.ts'

/** What the network does to one call of the page. */
export type NetworkFault =
  | { readonly kind: 'requestLost' }
  /** The backend has answered, and neither the body nor the cookies reach the browser. */
  | { readonly kind: 'replyLost' }
  | { readonly kind: 'hangs' }
  /** The request reaches the backend after the requests that the page sends meanwhile. */
  | { readonly kind: 'late' }
  /** Something between the page and the backend answers. */
  | { readonly kind: 'answers'; readonly response: Response }
  /** Changes the body of the reply. */
  | { readonly kind: 'changes'; readonly change: (body: string) => string }

/** A page of a user with a password and an authenticator app, the real backend, and a user pool. */
export interface FaultPage {
  readonly backend: TestBackend
  readonly flow: SignInFlow
  /** Another tab of the same browser. */
  newTab(options?: { readonly resume?: boolean }): SignInFlow
  /** Resolves when this tab waits for no call. */
  settled(flow: SignInFlow): Promise<void>
  /** The next call of this name gets the fault. */
  failNext(call: CallName, fault: NetworkFault): void
  start(flow?: SignInFlow, username?: string): Promise<SignIn>
  /** Answers with the code that the authenticator app shows now, or with another one. */
  give(code?: string, flow?: SignInFlow): Promise<SignIn>
  /** The calls that the page made, in order. */
  calls(): readonly string[]
  /** How many calls `answer` the user made. */
  answers(): number
  /** Continues from any step until the user is signed in. */
  recover(): Promise<SignIn>
}

const users = ['ada', 'ben'].map((username) => ({ username, password: PASSWORD, totpSecret: TOTP_SECRET }))

export function createFaultPage(): FaultPage {
  const backend = createTestBackend({ settings: { mfa: 'ON' }, users })
  const { browser, pool } = backend
  const faults = new Map<string, NetworkFault>()
  const calls: string[] = []
  let answers = 0

  async function passOn(call: string, body: string): Promise<Response> {
    const { status, headers, text } = await browser.send(call, body)
    return new Response(text, { status, headers })
  }

  async function fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const call = typeof input === 'string' ? input.replace('/auth/', '') : ''
    const fault = faults.get(call)
    calls.push(call)
    faults.delete(call)
    const body = typeof init.body === 'string' ? init.body : ''
    switch (fault?.kind) {
      case 'requestLost':
        throw new TypeError('Failed to fetch')
      case 'replyLost': {
        const cookies = [...browser.cookies]
        await passOn(call, body)
        browser.cookies.clear()
        for (const [name, value] of cookies) browser.cookies.set(name, value)
        throw new TypeError('Failed to fetch')
      }
      case 'hangs':
        return new Promise((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')))
        })
      case 'late':
        await new Promise((resolve) => setTimeout(resolve, 50))
        return passOn(call, body)
      case 'answers':
        return fault.response
      case 'changes': {
        const response = await passOn(call, body)
        return new Response(fault.change(await response.text()), response)
      }
      default:
        return passOn(call, body)
    }
  }

  const transport = httpTransport({ fetch, timeout: 500 })
  const newTab: FaultPage['newTab'] = ({ resume = false } = {}) =>
    createSignIn({ transport, resumeMarker: { read: () => resume, write: () => undefined } })
  const first = newTab()

  const start: FaultPage['start'] = (flow = first, username = 'ada') =>
    at(flow.getState(), 'CREDENTIALS').submit({ username, password: PASSWORD })

  const give: FaultPage['give'] = (code = pool.currentCode('ada') ?? '', flow = first) => {
    answers += 1
    return at(flow.getState(), 'SOFTWARE_TOKEN_MFA').submit({ code })
  }

  return {
    backend,
    flow: first,
    newTab,
    settled: (flow) =>
      new Promise((resolve) => {
        const check = (): void => void (flow.getState().pending || flow.getState().step === 'RESUMING' || resolve())
        flow.subscribe(check)
        check()
      }),
    failNext: (call, fault) => void faults.set(call, fault),
    start,
    give,
    calls: () => calls,
    answers: () => answers,
    recover: async () => {
      // Cognito accepts a code once, and a limit or a throttled call passes with time.
      pool.clock.advance(30_000)
      const state = first.getState()
      if (state.step === 'SIGNED_IN') return state
      if (state.step === 'SOFTWARE_TOKEN_MFA') return give()
      if (state.step !== 'CREDENTIALS') await state.restart()
      await start()
      return give()
    },
  }
}

/** The state at this step. Throws at any other step. */
function at<S extends StepName>(state: SignIn, step: S): Extract<SignIn, { step: S }> {
  const found = [state].find((one): one is Extract<SignIn, { step: S }> => one.step === step)
  if (!found) throw new Error(`expected ${step}, got ${state.step}`)
  return found
}
