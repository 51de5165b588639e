import type { Locator } from '@playwright/test'
import { password } from '../server/lab/pool/person.ts'
import { expect, type Journey, test } from './journey.ts'
import { appCode, button, field, type Keys, radio, signInByKeyboard, type Step } from './keyboardSteps.ts'
import { addAuthenticator } from './passkey.ts'
import { checkScreen } from './screenCheck.ts'

const chosen = 'Harbour-lamp-77'

// Each character is typed, and the focus is checked at each element, so a journey takes longer than others.
test.describe.configure({ timeout: 180_000 })
test.use({ forcedColors: 'active' })

/** Opens the account screens without a pointer, and waits for the screen with this heading. */
async function openAccount(keys: Keys, { signIn, account }: Pick<Journey, 'signIn' | 'account'>, heading: string) {
  await keys.tabTo(signIn.area.locator('summary', { hasText: 'Account and security' }))
  await keys.press('Enter')
  const card = account.card(heading)
  await expect(card).toBeVisible()
  return card
}

const pressed = async (keys: Keys, control: Locator): Promise<void> => {
  await keys.tabTo(control)
  await keys.press('Enter')
}

/** Expects that the focus is still in this part of the page, so that a screen reader reads on from there. */
const hasFocus = (card: Locator): Promise<void> => expect(card.locator(':focus')).toHaveCount(1)

test('Hana changes her password by keyboard alone', async ({ page, signIn, lab, account }) => {
  const keys = await signInByKeyboard(page, { signIn, lab }, 'hana', 'hana@example.com', [])
  const card = await openAccount(keys, { signIn, account }, 'Change your password')
  await checkScreen(page, 'hana-change-password', card)
  await pressed(keys, card.getByRole('button', { name: 'Change password' }))
  await expect(card.locator('[autocomplete="current-password"]')).toBeFocused()
  await checkScreen(page, 'hana-change-password-empty', card)
  await keys.type(password)
  await keys.tabTo(card.locator('[autocomplete="new-password"]'))
  await keys.type(chosen)
  await keys.press('Enter')
  await signIn.says('Your password has been changed.')
  await hasFocus(card)
  await checkScreen(page, 'hana-password-changed', card)
})

test('Hana sets up an authenticator app by keyboard alone, after a step-up', async ({ page, signIn, lab, account }) => {
  const keys = await signInByKeyboard(page, { signIn, lab }, 'hana', 'hana@example.com', [])
  const card = await openAccount(keys, { signIn, account }, 'Authenticator app')
  await checkScreen(page, 'hana-authenticator', card)
  await lab.advanceClock(900)
  await pressed(keys, card.getByRole('button', { name: 'Set up an app' }))
  await hasFocus(account.stepUp)
  await checkScreen(page, 'hana-step-up', account.stepUp)
  await keys.tabTo(account.stepUp.locator('[name="password"]'))
  await keys.type(password)
  await keys.press('Enter')
  const setUp = account.card('Set up your authenticator app')
  await hasFocus(setUp)
  await checkScreen(page, 'hana-authenticator-set-up', setUp)
  await keys.tabTo(signIn.code)
  await keys.type(await lab.appCode('hana'))
  await keys.press('Enter')
  const done = account.card('Your authenticator app is set up')
  await hasFocus(done)
  await checkScreen(page, 'hana-authenticator-done', done)
})

test('Emeka changes the preferred second factor and turns one off by keyboard alone', async ({
  page,
  signIn,
  lab,
  account,
}) => {
  const choice = radio('choice-of-codes', 'How would you like your code?', 'Authenticator app', 0)
  const keys = await signInByKeyboard(page, { signIn, lab }, 'emeka', 'emeka@example.com', [choice, appCode('emeka')])
  const card = await openAccount(keys, { signIn, account }, 'Second step')
  await checkScreen(page, 'emeka-second-step', card)
  await pressed(keys, card.getByRole('button', { name: 'Make preferred: Text message' }))
  await expect(card).toContainText('Text message Preferred')
  await hasFocus(card)
  await pressed(keys, card.getByRole('button', { name: 'Turn off Authenticator app' }))
  await hasFocus(card)
  await checkScreen(page, 'emeka-turn-off', card)
  await keys.press('Shift+Tab')
  await keys.press('Enter')
  await expect(card.getByRole('listitem')).toHaveCount(1)
  await hasFocus(card)
  await checkScreen(page, 'emeka-turned-off', card)
})

test('Lena remembers a device and forgets it by keyboard alone', async ({ page, signIn, lab, account }) => {
  const remembered: Step = {
    ...appCode('lena'),
    screen: 'code-and-remember',
    answer: async ({ type, tabTo, press }) => {
      await type(await lab.appCode('lena'))
      await tabTo(signIn.area.getByRole('checkbox', { name: 'Remember this device for 30 days' }))
      await press('Space')
      await press('Enter')
    },
  }
  const keys = await signInByKeyboard(page, { signIn, lab }, 'lena', 'lena@example.com', [remembered])
  const card = await openAccount(keys, { signIn, account }, 'Your devices')
  await expect(card.getByRole('listitem')).toContainText('This device')
  await checkScreen(page, 'lena-devices', card)
  await pressed(keys, card.getByRole('button', { name: 'Forget device' }))
  await hasFocus(card)
  await checkScreen(page, 'lena-forget', card)
  await keys.press('Shift+Tab')
  await keys.press('Enter')
  await signIn.says('No device is listed yet.')
  await hasFocus(card)
  await checkScreen(page, 'lena-no-device', card)
})

test('Quinn adds a passkey and deletes it by keyboard alone', async ({ page, signIn, lab, account }) => {
  await addAuthenticator(page)
  const keys = await signInByKeyboard(page, { signIn, lab }, 'quinn', 'quinn@example.com', [
    button('choice-of-methods', 'Choose how to sign in', 'Password'),
    field('password', 'Enter your password', ['Password', password]),
  ])
  const card = await openAccount(keys, { signIn, account }, 'Passkeys')
  await checkScreen(page, 'quinn-no-passkey', card)
  await pressed(keys, card.getByRole('button', { name: 'Add a passkey' }))
  await expect(card.getByRole('listitem')).toHaveCount(1)
  await hasFocus(card)
  await checkScreen(page, 'quinn-passkeys', card)
  await pressed(keys, card.getByRole('listitem').getByRole('button'))
  await hasFocus(card)
  await checkScreen(page, 'quinn-delete', card)
  await keys.press('Shift+Tab')
  await keys.press('Enter')
  await signIn.says('There is no passkey yet.')
  await hasFocus(card)
})
