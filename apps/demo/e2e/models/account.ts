import { expect, type Locator, type Page } from '@playwright/test'

/** The section "Account and security". It has a card for each account screen. A step-up is shown in place of a card. */
export interface AccountModel {
  /** The card that asks the signed-in user to sign in again. */
  readonly stepUp: Locator
  open(): Promise<void>
  /** The card with this heading. */
  card(heading: string): Locator
  /** Types the current password and a new password, and submits them. */
  changePassword(currentPassword: string, newPassword: string): Promise<void>
  /** Presses the button `verb` of the only item in a list, and confirms. */
  remove(list: string, verb: 'Delete' | 'Forget'): Promise<void>
  /** Enters the password in the step-up. */
  confirm(password: string): Promise<void>
}

export function createAccountModel(page: Page): AccountModel {
  const area = page.getByRole('main')
  const card = (heading: string): Locator => area.locator('form', { has: page.getByRole('heading', { name: heading }) })
  const stepUp = card('Confirm it’s you')
  return {
    stepUp,
    open: async () => {
      await area.getByText('Account and security').click()
      await expect(card('Change your password')).toBeVisible()
    },
    card,
    changePassword: async (currentPassword, newPassword) => {
      const form = card('Change your password')
      await form.locator('[autocomplete="current-password"]').fill(currentPassword)
      await form.locator('[autocomplete="new-password"]').fill(newPassword)
      await form.getByRole('button', { name: 'Change password' }).click()
    },
    remove: async (list, verb) => {
      const items = area.getByRole('list', { name: list })
      await items.getByRole('button', { name: `${verb} ` }).click()
      await items.getByRole('button', { name: verb, exact: true }).click()
    },
    confirm: async (password) => {
      await stepUp.locator('[name="password"]').fill(password)
      await stepUp.getByRole('button', { name: 'Sign in' }).click()
    },
  }
}
