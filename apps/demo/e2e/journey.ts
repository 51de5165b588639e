import { expect, test as base } from '@playwright/test'
import { type RunningServer, startDemo } from './demo.ts'
import { callsSent, measure, type ExpectCalls, writeMeasured } from './measure.ts'
import { type AccountModel, createAccountModel } from './models/account.ts'
import { createLabModel, type LabModel } from './models/lab.ts'
import { createSignInModel, type SignInModel } from './models/signIn.ts'

interface Worker {
  readonly authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH'
  /** The demo's server. Each worker of Playwright starts its own server. */
  readonly demo: RunningServer
}

/** What Playwright passes to a journey. A journey is a test of the demo in a real browser. */
export interface Journey {
  /** The half of the page that belongs to the demo's library: the sign-in, and what a signed-in user sees. */
  readonly signIn: SignInModel
  /** The account screens of a signed-in user. */
  readonly account: AccountModel
  /** The lab, which is the other half of the page, and the actions of the server that the lab uses. */
  readonly lab: LabModel
  /** Asserts the calls of the last sign-in and the requests to Cognito, and records both for the guide to challenges. */
  readonly expectCalls: ExpectCalls
  /** Errors that the page threw, and violations of the Content-Security-Policy. A journey with such an error fails. */
  readonly pageErrors: string[]
}

const violation = 'Policy violation:'

/** Playwright's `test` with the members of `Journey`. Each test is a new visitor, so it has a new lab. */
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
    async ({ page }, run) => {
      // The reply sets the visitor's cookie, so that the lab's actions and the page reach the same lab.
      await page.request.get('/')
      await run(createLabModel(page))
    },
    { auto: true },
  ],
  expectCalls: async ({ page, lab }, run) => {
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
