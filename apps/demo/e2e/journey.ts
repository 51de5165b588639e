import { expect, test as base } from '@playwright/test'
import { type Running, startDemo } from './demo.ts'
import { callsSent, measure, type Took, writeMeasured } from './measure.ts'
import { type AccountModel, createAccountModel } from './models/account.ts'
import { createLabModel, type LabModel } from './models/lab.ts'
import { createSignInModel, type SignInModel } from './models/signIn.ts'

interface Worker {
  readonly authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH'
  /** The worker's own demo. */
  readonly demo: Running
}

export interface Journey {
  /** The left half of the page: the sign-in, and what comes after it. */
  readonly signIn: SignInModel
  /** What a member can look after there. */
  readonly account: AccountModel
  /** The right half, and what lies behind it. */
  readonly lab: LabModel
  /** Says what the last sign-in took, by name and on both wires, and puts it into the guide to challenges. */
  readonly took: Took
  /** What the page should not have done: broken its policy, or thrown. Looked at after every journey. */
  readonly mishaps: string[]
}

const policyBroken = 'Policy broken:'

/** A journey through a demo that nobody has used yet. */
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
  mishaps: [
    async ({ page }, run) => {
      const mishaps: string[] = []
      page.on('pageerror', (error) => mishaps.push(error.message))
      page.on('console', (message) =>
        mishaps.push(...(message.text().startsWith(policyBroken) ? [message.text()] : [])),
      )
      await page.addInitScript((words) => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          console.error(words, violatedDirective, blockedURI, sample),
        )
      }, policyBroken)
      await run(mishaps)
      expect(mishaps).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
