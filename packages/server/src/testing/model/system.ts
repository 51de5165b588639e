import { createSignIn, type ResumeMarker, type SignIn, type SignInFlow } from '@challenge-kit/core'
import type { UserPool } from '@challenge-kit/emulator'
import type { RequestContext } from '../../request/httpRequest.ts'
import type { SignInHandler } from '../../index.ts'
import { unlimited } from '../poolVariants.ts'
import { createTestBackend, PASSWORD, TOTP_SECRET } from '../testBackend.ts'
import { createTestBrowser, type TestBrowser } from '../testBrowser.ts'

/** A page of the application in one tab. The marker stays when the page is loaded again. */
export interface Tab {
  readonly marker: ResumeMarker
  page: SignInFlow
}

/** What a browser would send again to repeat an answer: its cookies and the body. */
export interface SentAnswer {
  readonly cookies: ReadonlyMap<string, string>
  readonly body: string
}

/** The real system: one browser with tabs, two instances of the backend, and one user pool. */
export interface System {
  readonly pool: UserPool
  readonly instances: SignInHandler[]
  readonly browser: TestBrowser
  readonly tabs: Tab[]
  /** The last answer that the browser sent. */
  lastAnswer: SentAnswer | null
  /** The last answer that signed the user in. */
  acceptedAnswer: SentAnswer | null
  /** The instance that gets the next request. */
  instance: number
  /** What the network loses once: a request before it reaches the backend, or the reply. */
  networkLoss: 'requestLost' | 'replyLost' | null
  restartInstance(index: number): void
  openTab(): void
  reload(tab: Tab): void
  /** Resolves when no request of the browser is in flight. */
  idle(): Promise<void>
  cognitoCalls(operation: string): number
}

export const INSTANCES = 2

export function createSystem(): System {
  const { pool, newHandler, cognitoCalls } = createTestBackend({
    settings: { mfa: 'OPTIONAL', factors: ['SOFTWARE_TOKEN_MFA'] },
    users: [
      { username: 'ada', password: PASSWORD, totpSecret: TOTP_SECRET, mfa: { preferred: 'SOFTWARE_TOKEN_MFA' } },
      { username: 'ben', password: PASSWORD },
    ],
    handler: { limitStore: unlimited },
  })
  let inFlight = 0
  const browser = createTestBrowser((request, context) => {
    inFlight += 1
    return send(request, context).finally(() => (inFlight -= 1))
  })
  async function send(request: Request, context?: RequestContext): Promise<Response> {
    const { networkLoss } = system
    system.networkLoss = null
    if (request.url.endsWith('/answer'))
      system.lastAnswer = { cookies: new Map(browser.cookies), body: await request.clone().text() }
    if (networkLoss === 'requestLost') throw new TypeError('the network lost the request')
    const response = await currentInstance(system)(request, context)
    if (networkLoss === 'replyLost') throw new TypeError('the network lost the reply')
    return response
  }
  const newPage = (resumeMarker: ResumeMarker): SignInFlow =>
    createSignIn({ transport: browser.transport, resumeMarker })

  const system: System = {
    pool,
    instances: Array.from({ length: INSTANCES }, () => newHandler({})),
    browser,
    tabs: [],
    lastAnswer: null,
    acceptedAnswer: null,
    instance: 0,
    networkLoss: null,
    restartInstance: (index) => {
      system.instances[index] = newHandler({})
    },
    openTab: () => {
      const marker = memoryMarker()
      system.tabs.push({ marker, page: newPage(marker) })
    },
    reload: (tab) => {
      tab.page = newPage(tab.marker)
    },
    idle: async () => {
      do await new Promise((resolve) => setTimeout(resolve))
      while (inFlight > 0)
    },
    cognitoCalls: (operation) => cognitoCalls().filter((name) => name === operation).length,
  }
  system.openTab()
  return system
}

export function currentInstance({ instances, instance }: System): SignInHandler {
  return found(instances[instance])
}

/** The step of a page, once no call is pending. */
export function settledStep(page: SignInFlow): Promise<SignIn> {
  return new Promise((resolve) => {
    const unsubscribe = page.subscribe(check)
    function check(): void {
      const step = page.getState()
      if (step.pending || step.step === 'RESUMING') return
      resolve(step)
      // The first check runs before `subscribe` has returned.
      queueMicrotask(() => unsubscribe())
    }
    check()
  })
}

export function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the model has no such tab or instance')
  return value
}

function memoryMarker(): ResumeMarker {
  let inProgress = false
  return {
    read: () => inProgress,
    write: (value) => {
      inProgress = value
    },
  }
}
