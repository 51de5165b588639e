import { expect, test as base } from '@playwright/test'
import { type RunningServer, startDemo } from './demo.ts'
import { callsSent, measure, type Took, writeMeasured } from './measure.ts'
import { type AccountModel, createAccountModel } from './models/account.ts'
import { createLabModel, type LabModel } from './models/lab.ts'
import { createSignInModel, type SignInModel } from './models/signIn.ts'

interface Worker {
  readonly authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH'
  /** The demo of this worker. Each worker starts a separate demo. */
  readonly demo: RunningServer
}

export interface Journey {
  /** The library's half of the page: the sign-in, and the page of a signed-in user. */
  readonly signIn: SignInModel
  /** The account screens of a signed-in user. */
  readonly account: AccountModel
  /** The lab's half of the page, and the server's controls behind it. */
  readonly lab: LabModel
  /** Asserts the calls of the last sign-in on both wires, and records them for the guide to challenges. */
  readonly took: Took
  /** Errors that the page threw, and violations of its Content-Security-Policy. Each journey expects none. */
  readonly pageErrors: string[]
}

const violation = 'Policy violation:'

/** Playwright's `test`, with a demo of the worker. The lab is reset before each test. */
export const test = base.extend<Journey, Worker>({
  authFlow: ['ADMIN_USER_PASSWORD_AUTH', { scope: 'worker', option: true }],
  demo: [
    async ({ authFlow }, run) => {
      const demo = await startDemo({ AUTH_FLOW: authFlow })
      await run(demo)
      demo.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: ({ demo }, run) => run(demo.url),
  signIn: ({ page }, run) => run(createSignInModel(page)),
  account: ({ page }, run) => run(createAccountModel(page)),
  lab: [
    async ({ page, request }, run) => {
      const lab = createLabModel(page, request)
      await lab.do('reset')
      await run(lab)
    },
    { auto: true },
  ],
  took: async ({ page, lab }, run) => {
    const sent = callsSent(page)
    await run(async (journey, browser, cognito) => {
      const measured = measure(journey, (await lab.state()).wireLog)
      expect({ atThePage: sent(), browser: measured.browser, cognito: measured.cognito }).toEqual({
        atThePage: browser,
        browser,
        cognito,
      })
      writeMeasured(measured, base.info())
    })
  },
  pageErrors: [
    async ({ page }, run) => {
      const pageErrors: string[] = []
      page.on('pageerror', (error) => pageErrors.push(error.message))
      page.on('console', (message) =>
        pageErrors.push(...(message.text().startsWith(violation) ? [message.text()] : [])),
      )
      await page.addInitScript((prefix) => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          console.error(prefix, violatedDirective, blockedURI, sample),
        )
      }, violation)
      await run(pageErrors)
      expect(pageErrors).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
