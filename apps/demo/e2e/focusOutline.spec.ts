import type { Page } from '@playwright/test'
import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'

test.use({ forcedColors: 'active' })

/** Presses Tab until the element with this name has the focus. Expects that the focus shows at each element on the way. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      const inCard = element?.closest('main form') !== null
      const frame = element?.closest('[data-ck-part~="boxed"]:has(> input:focus)') ?? element
      const { outlineStyle, outlineWidth } = getComputedStyle(frame ?? document.body)
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined
      const name = (label ?? element?.textContent ?? '').trim()
      return { name, shows: !inCard || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) }
    })
    expect(focus).toEqual({ name: focus.name, shows: true })
    if (focus.name === name) return
  }
  throw new Error(`Tab does not reach “${name}”.`)
}

test('Alice signs in with the keyboard alone, and in forced colours the focus always shows', async ({
  page,
  signIn,
  lab,
}) => {
  await signIn.open()
  await signIn.username.focus()
  await page.keyboard.type('alice@example.com')
  await tabTo(page, 'Password')
  await page.keyboard.type(password)
  await tabTo(page, 'Sign in')
  await page.keyboard.press('Enter')
  await signIn.asks('Enter the code from your app')
  await expect(signIn.code).toBeFocused()
  await page.keyboard.type(await lab.appCode('alice'))
  await page.keyboard.press('Enter')
  await signIn.isSignedIn('alice@example.com')
})

test('Goran sets a new password with the keyboard alone', async ({ page, signIn }) => {
  await signIn.open()
  await signIn.username.focus()
  await page.keyboard.type('goran@example.com')
  await tabTo(page, 'Password')
  await page.keyboard.type(`${password}\n`)
  await signIn.asks('Choose a new password')
  await tabTo(page, 'New password')
  await page.keyboard.type('Harbour-lamp-77')
  await tabTo(page, 'Given name')
  await page.keyboard.type('Goran')
  await tabTo(page, 'Library card number')
  await page.keyboard.type('L-1117\n')
  await signIn.isSignedIn('goran@example.com')
})

test('Kofi chooses an email code with the keyboard alone', async ({ page, signIn, lab }) => {
  await signIn.open()
  await lab.pick('kofi')
  await signIn.username.focus()
  await page.keyboard.press('Enter')
  await signIn.asks('Choose how to sign in')
  await tabTo(page, 'Email me a code')
  await page.keyboard.press('Enter')
  await signIn.asks('Check your email')
  await expect(signIn.code).toBeFocused()
  await page.keyboard.type(`${await lab.sentCode('kofi@example.com')}\n`)
  await signIn.isSignedIn('kofi@example.com')
})

test('Farah sets up an authenticator app with the keyboard alone, and finds the key behind “Can’t scan?”', async ({
  page,
  signIn,
  lab,
}) => {
  await signIn.open()
  await lab.pick('farah')
  await signIn.password.focus()
  await page.keyboard.press('Enter')
  await signIn.asks('Set up your authenticator app')
  await tabTo(page, 'Can’t scan? Enter a key by hand')
  await page.keyboard.press('Enter')
  await expect(signIn.key).toBeVisible()
  await tabTo(page, 'Code from your app')
  await page.keyboard.type(`${await lab.appCode('farah')}\n`)
  await signIn.isSignedIn('farah@example.com')
})
