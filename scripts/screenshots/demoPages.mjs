/**
 * A picture of a page.
 *
 * @typedef {object} Picture
 * @property {string} file - The name of the file in docs/images.
 * @property {string} path - The path of the page.
 * @property {import('playwright').BrowserContextOptions} options - The size, the language and the colours.
 * @property {(page: import('playwright').Page) => Promise<void>} prepare - Brings the page to what the picture shows.
 */

const wide = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }

/** @type {readonly Picture[]} */
export const demoPages = [
  { file: 'demo.png', path: '/', options: wide, prepare: askForCode },
  { file: 'demo-dark.png', path: '/', options: { ...wide, colorScheme: 'dark' }, prepare: askForCode },
  { file: 'demo-ja.png', path: '/', options: { ...wide, locale: 'ja-JP' }, prepare: askForCode },
  {
    file: 'demo-phone.png',
    path: '/',
    options: { viewport: { width: 390, height: 844 }, locale: 'en-GB' },
    prepare: askForCode,
  },
]

/** Alice signs in with her password, and the page asks for the code of her authenticator app. @type {Picture['prepare']} */
async function askForCode(page) {
  await waitForPeople(page)
  // On a phone, the suggested people are at the bottom of the window.
  await page
    .locator('.chips button, .who button', { hasText: /Alice|アリス/ })
    .first()
    .click()
  await page.locator('main [name="password"]:not([value=""])').waitFor()
  await page.locator('main button[type="submit"]').click()
  await page.locator('.now .otp-code').waitFor()
  await page.locator('main [autocomplete="one-time-code"]').waitFor()
}

/** The sign-in appears when the backend has answered whether somebody is signed in. @type {Picture['prepare']} */
async function waitForPeople(page) {
  await page.locator('main form').waitFor()
  await page.locator('button[data-person="alice"]').waitFor()
}
