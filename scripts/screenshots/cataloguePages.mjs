/** @typedef {import('./demoPages.mjs').Picture} Picture */

const wide = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' }

/** @type {readonly Picture[]} */
export const cataloguePages = [
  { file: 'catalogue.png', path: '?path=/docs/introduction--docs', options: wide, prepare: waitForSignIn },
  {
    file: 'catalogue-dark.png',
    path: '?path=/docs/introduction--docs&globals=theme:dark',
    options: { ...wide, colorScheme: 'dark' },
    prepare: waitForSignIn,
  },
  { file: 'catalogue-screen.png', path: '?path=/docs/screens-code--docs', options: wide, prepare: waitForPage },
  {
    file: 'catalogue-sheet.png',
    path: 'iframe.html?id=all-screens--screens&viewMode=story',
    options: { viewport: { width: 1180, height: 1400 }, locale: 'en-GB' },
    prepare: async (page) => page.locator('.ck-sheet img, .ck-sheet svg').first().waitFor(),
  },
]

/** The sign-in runs in the page, and its code appears when the user pool has started. @type {Picture['prepare']} */
async function waitForSignIn(page) {
  await waitForPage(page)
  await page.frameLocator('#storybook-preview-iframe').locator('.live-code').waitFor()
}

/** The page is in a frame, and its first picture has a card. @type {Picture['prepare']} */
async function waitForPage(page) {
  const frame = page.frameLocator('#storybook-preview-iframe')
  await frame.locator('#storybook-docs h1').first().waitFor()
  await frame.locator('[data-ck-part~="card"]').first().waitFor()
  await page.waitForLoadState('networkidle')
}
