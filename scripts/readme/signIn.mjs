import { URI } from 'otpauth'
import { chromium } from 'playwright'
import { chromiumLaunch } from '../setUp/browser.mjs'

/**
 * Opens the page in Chromium, signs in, sets up an authenticator app, reloads the page, and signs out.
 *
 * @param {import('./steps.mjs').SignInData} data
 * @param {(what: string) => void} tell
 * @param {string} welcome What the page shows to the signed-in user.
 */
export async function signInThroughSetup({ address, username, password }, tell, welcome) {
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const page = await browser.newPage({ locale: 'en-GB' })
    page.setDefaultTimeout(60_000)
    /** @type {string[]} */
    const problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))

    await openWhenReady(page, address)
    await page.getByLabel('Email').fill(username)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    tell(`Sign in as ${username}`)

    // The link holds the same address as the QR code.
    const link = await page.getByRole('link', { name: 'Open in an app on this device' }).getAttribute('href')
    await page.getByRole('textbox', { name: 'Code from your app' }).fill(URI.parse(link ?? '').generate())
    await page.getByRole('button', { name: 'Finish set-up' }).click()
    await page.getByText(welcome).waitFor()
    tell('Type the code of the authenticator app')

    await page.reload()
    await page.getByText(welcome).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByLabel('Email').waitFor()
    tell('Reload the page, which stays signed in, and sign out')
    if (problems.length > 0) throw new Error(`The browser reported errors:\n${problems.join('\n')}`)
  } finally {
    await browser.close()
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {string} address
 */
async function openWhenReady(page, address) {
  for (let tries = 0; ; tries += 1) {
    const opened = await page.goto(address).then(
      () => true,
      () => false,
    )
    if (opened) return
    if (tries === 60) throw new Error(`Nothing answers at ${address}.`)
    await page.waitForTimeout(500)
  }
}
