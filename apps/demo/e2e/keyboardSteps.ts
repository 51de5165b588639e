import type { Locator, Page } from '@playwright/test'
import type { PersonId } from '../server/lab/pool/person.ts'
import { expect, type Journey } from './journey.ts'

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
  /** Presses Tab until the control has the focus. */
  tabTo(control: Locator): Promise<void>
  type(text: string): Promise<void>
  press(key: 'Enter' | 'Space' | 'ArrowDown'): Promise<void>
}

export function createKeys(page: Page): Keys {
  return {
    tabTo: async (control) => {
      const hasFocus = (): Promise<boolean> => control.evaluate((element) => element === document.activeElement)
      for (let presses = 0; presses < 25 && !(await hasFocus()); presses += 1) {
        await page.keyboard.press('Tab')
        expect(await focusWithoutOutline(page)).toBeNull()
      }
      await expect(control).toBeFocused()
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
  }
}

/** The element of the form that has the focus and does not show it, or null. */
function focusWithoutOutline(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused?.closest('main form')) return null
    // A field shares the frame of its parent with its button, and a radio button shares the frame of its label.
    const frame = focused.closest('[data-ck-part~="boxed"]:has(> input:focus), [data-ck-part~="option"]') ?? focused
    const { outlineStyle, outlineWidth } = getComputedStyle(frame)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 ? null : focused.outerHTML.slice(0, 80)
  })
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
