import { test as base } from '@playwright/test'
import { type Demo, startDemo } from './demo.ts'
import { createLabModel, type LabModel } from './models/lab.ts'
import { createSignInModel, type SignInModel } from './models/signIn.ts'

interface Worker {
  /** The worker's own demo. */
  readonly demo: Demo
}

interface Journey {
  /** The left half of the page: the sign-in, and what comes after it. */
  readonly signIn: SignInModel
  /** The right half, and what lies behind it. */
  readonly lab: LabModel
}

/** A journey through a demo that nobody has used yet. */
export const test = base.extend<Journey, Worker>({
  demo: [
    async ({ browserName: _ }, use) => {
      const demo = await startDemo()
      await use(demo)
      demo.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: ({ demo }, use) => use(demo.url),
  signIn: ({ page }, use) => use(createSignInModel(page)),
  lab: [
    async ({ page, request }, use) => {
      const lab = createLabModel(page, request)
      await lab.do('reset')
      await use(lab)
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'
