import { expect, test as base } from '@playwright/test'
import { type Demo, startDemo } from './demo.ts'
import { createLabModel, type LabModel } from './models/lab.ts'
import { createSignInModel, type SignInModel } from './models/signIn.ts'

interface Worker {
  readonly authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'ADMIN_NO_SRP_AUTH'
  /** The worker's own demo. */
  readonly demo: Demo
}

interface Journey {
  /** The left half of the page: the sign-in, and what comes after it. */
  readonly signIn: SignInModel
  /** The right half, and what lies behind it. */
  readonly lab: LabModel
  /** What the page should not have done: broken its policy, or thrown. Looked at after every journey. */
  readonly mishaps: string[]
}

/** A journey through a demo that nobody has used yet. */
export const test = base.extend<Journey, Worker>({
  authFlow: ['ADMIN_USER_PASSWORD_AUTH', { scope: 'worker', option: true }],
  demo: [
    async ({ authFlow }, use) => {
      const demo = await startDemo({ AUTH_FLOW: authFlow })
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
  mishaps: [
    async ({ page }, use) => {
      const mishaps: string[] = []
      page.on('pageerror', (error) => mishaps.push(error.message))
      await page.exposeBinding('onViolation', (_, violation: string) => mishaps.push(violation))
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
          const tell: unknown = Reflect.get(window, 'onViolation')
          if (typeof tell === 'function') tell(`${violatedDirective}: ${blockedURI} ${sample}`)
        })
      })
      await use(mishaps)
      expect(mishaps).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
