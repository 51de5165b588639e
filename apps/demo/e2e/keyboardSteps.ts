import type { Locator, Page } from '@playwright/test'
import { password, type PersonId } from '../server/lab/pool/person.ts'
import { focusIsHidden } from './focusRing.ts'
import { expect, type Journey } from './journey.ts'
import { checkScreen } from './screenCheck.ts'

/** What the answers of a journey use. */
export type Parts = Pick<Journey, 'signIn' | 'lab'>

/** A screen, and how a user without a pointer answers it. */
export interface Step {
  readonly screen: string
  readonly heading: string | RegExp
  /** The answer, in fields that follow each other, or the control that is pressed. */
  answer(keys: Keys, parts: Parts): Promise<void>
}

/** What a user can do without a pointer. */
export interface Keys {
  /** Presses Tab until the control has the focus. Expects that the focus shows at each element on the way. */
  tabTo(control: Locator): Promise<void>
  type(text: string): Promise<void>
  press(key: 'Enter' | 'Space' | 'ArrowDown' | 'Shift+Tab'): Promise<void>
}

/** The number of times that a user presses Tab at most. */
const PRESSES = 60

export function createKeys(page: Page): Keys {
  return {
    tabTo: async (control) => {
      const hasFocus = (): Promise<boolean> => control.evaluate((element) => element === document.activeElement)
      for (let presses = 0; presses < PRESSES && !(await hasFocus()); presses += 1) {
        await page.keyboard.press('Tab')
        expect(await page.evaluate(focusIsHidden), 'the element whose focus does not show').toBeNull()
      }
      await expect(control).toBeFocused()
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
  }
}

/** Signs a user in without a pointer. Checks each screen after the first one. */
export async function signInByKeyboard(
  page: Page,
  { signIn, lab }: Parts,
  person: PersonId,
  username: string,
  steps: readonly Step[],
): Promise<Keys> {
  const keys = createKeys(page)
  await lab.do('person', { id: person })
  await signIn.open()
  await signIn.asks('Sign in')
  await keys.tabTo(signIn.username)
  await keys.type(username)
  if (await signIn.password.isVisible()) {
    await keys.tabTo(signIn.password)
    await keys.type(password)
  }
  await keys.press('Enter')
  for (const { screen, heading, answer } of steps) {
    await signIn.asks(heading)
    // The focus is inside the new screen, so that a screen reader reads on from there.
    await expect(signIn.area.locator(':focus')).toHaveCount(1)
    await checkScreen(page, `${person}-${screen}`)
    await answer(keys, { signIn, lab })
  }
  await signIn.isSignedIn(username)
  return keys
}

/** A screen that asks for one code. The field has the focus when the screen appears. */
const code = (screen: string, heading: string, read: (parts: Parts) => Promise<string>): Step => ({
  screen,
  heading,
  answer: async ({ type, press }, parts) => {
    await expect(parts.signIn.code).toBeFocused()
    await type(await read(parts))
    await press('Enter')
  },
})
export const field = (screen: string, heading: string, ...values: readonly (readonly [string, string])[]): Step => ({
  screen,
  heading,
  answer: async ({ tabTo, type, press }, { signIn }) => {
    for (const [label, value] of values) {
      await tabTo(signIn.field(label))
      await type(value)
    }
    await press('Enter')
  },
})
export const button = (screen: string, heading: string, name: string): Step => ({
  screen,
  heading,
  answer: async ({ tabTo, press }, { signIn }) => {
    await tabTo(signIn.area.getByRole('button', { name, exact: true }))
    await press('Enter')
  },
})
export const radio = (screen: string, heading: string, first: string, presses: number): Step => ({
  screen,
  heading,
  answer: async ({ tabTo, press }, { signIn }) => {
    await tabTo(signIn.area.getByRole('radio', { name: first }))
    await press('Space')
    for (let times = 0; times < presses; times += 1) await press('ArrowDown')
    await press('Enter')
  },
})
export const appCode = (person: PersonId) =>
  code('code-from-app', 'Enter the code from your app', ({ lab }) => lab.appCode(person))
export const mail = (to: string) => code('code-by-email', 'Check your email', ({ lab }) => lab.sentCode(to))
export const text = (to: string) => code('code-by-text', 'Check your phone', ({ lab }) => lab.sentCode(to))
