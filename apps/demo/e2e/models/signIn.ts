import { expect, type Locator, type Page } from '@playwright/test'

/** The sign-in as a user sees it: one screen at a time. */
export interface SignInModel {
  readonly area: Locator
  readonly username: Locator
  readonly password: Locator
  readonly code: Locator
  /** The key that the page shows during the set-up of an authenticator app. */
  readonly key: Locator
  field(label: string): Locator
  open(path?: '/' | '/headless'): Promise<void>
  /** Types username and password, and submits them. */
  enter(username: string, password: string): Promise<void>
  /** Presses the submit button. */
  submit(): Promise<void>
  /** Types a code and submits it. */
  give(code: string): Promise<void>
  press(button: string): Promise<void>
  /** Unfolds the key of an authenticator app, and resolves to its text without spaces. */
  showKey(): Promise<string>
  /** Selects a radio button. */
  choose(option: string): Promise<void>
  /** Ticks a checkbox. */
  tick(box: string): Promise<void>
  signOut(): Promise<void>
  /** Expects this heading. */
  asks(heading: string | RegExp): Promise<void>
  /** Expects this heading, before and after a reload. */
  staysAfterReload(heading: string | RegExp): Promise<void>
  /** Expects these words on the page. */
  says(words: string | RegExp): Promise<void>
  /** Expects the page to show that the user with this address or number is signed in. */
  isSignedIn(username: string): Promise<void>
}

/** The heading of the first screen. The kit's screens also name the library. */
const SIGN_IN = /^Sign in(?: to Lantern Library)?$/

export function createSignInModel(page: Page): SignInModel {
  const area = page.getByRole('main')
  const username = area.locator('[name="username"]:not([readonly])')
  const password = area.locator('[name="password"]')
  const code = area.locator('[autocomplete="one-time-code"]')
  const key = area.locator('[data-private] code')
  const submit = (): Promise<void> => area.locator('button[type="submit"]').click()
  const asks = (heading: string | RegExp): Promise<void> =>
    expect(area.getByRole('heading', { level: 1 })).toHaveText(heading === 'Sign in' ? SIGN_IN : heading)

  return {
    area,
    username,
    password,
    code,
    key,
    field: (label) => area.getByRole('textbox', { name: label }),
    open: async (path = '/') => void (await page.goto(path)),
    enter: async (name, secret) => {
      await username.fill(name)
      await password.fill(secret)
      await submit()
    },
    submit,
    give: async (digits) => {
      await code.fill(digits)
      await submit()
    },
    press: (button) => area.getByRole('button', { name: button, exact: true }).click(),
    showKey: async () => {
      await area.getByText('Can’t scan? Enter a key by hand').click()
      await expect(key).toBeVisible()
      return (await key.innerText()).replaceAll(/\s/g, '')
    },
    choose: (option) => area.getByRole('radio', { name: option }).check(),
    tick: (box) => area.getByRole('checkbox', { name: box }).check(),
    signOut: async () => {
      await area.getByRole('button', { name: 'Sign out', exact: true }).click()
      await asks('Sign in')
    },
    asks,
    staysAfterReload: async (heading) => {
      await asks(heading)
      await page.reload()
      await asks(heading)
    },
    says: (words) => expect(area.getByText(words)).toBeVisible(),
    isSignedIn: async (name) => {
      await asks('Your library card')
      await expect(area.getByText(name)).toBeVisible()
    },
  }
}
