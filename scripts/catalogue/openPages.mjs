import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {import('playwright').Page} Page */

/**
 * The pages of a built Storybook that explain something, by their ids.
 *
 * @param {string} folder
 * @returns {{ docs: string[], stories: number }}
 */
export function readIndex(folder) {
  /** @type {{ entries: Record<string, { id: string, type: string }> }} */
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
  const all = Object.values(entries)
  return {
    docs: all.filter(({ type }) => type === 'docs').map(({ id }) => id),
    stories: all.filter(({ type }) => type === 'story').length,
  }
}

/**
 * Opens each page, and returns what went wrong: errors in the console, files that are missing, requests to another host,
 * links to pages that do not exist, and pages that show nothing.
 *
 * @param {Page} page
 * @param {string} url
 * @param {readonly string[]} ids
 * @returns {Promise<string[]>}
 */
export async function openPages(page, url, ids) {
  /** @type {string[]} */
  const problems = []
  let current = ''
  const report = (/** @type {string} */ problem) => problems.push(`${current}: ${problem}`)
  page.on('console', (message) => message.type() === 'error' && report(message.text()))
  page.on('pageerror', (error) => report(error.message))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== new URL(url).origin) report(`asks another host for ${request.url()}`)
  })
  page.on('response', (response) => response.status() >= 400 && report(`${response.status()} ${response.url()}`))

  for (const id of ids) {
    current = id
    await page.goto(`${url}iframe.html?id=${id}&viewMode=docs`)
    await page.locator('#storybook-docs h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    if (/\| ?-{3}/.test(await page.locator('#storybook-docs').innerText())) report('shows a table in Markdown as text')
    for (const target of await linksOf(page)) {
      if (!ids.includes(target) && !target.startsWith('conditions-')) report(`links to ${target}, which does not exist`)
    }
  }
  return problems
}

/**
 * The pages to which the links of a page lead.
 *
 * @param {Page} page
 */
async function linksOf(page) {
  const addresses = await page
    .locator('#storybook-docs a[href*="path=/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return addresses.map((address) => address.replace(/^.*path=\/(?:docs|story)\/|#.*$/g, ''))
}

/**
 * Signs in on the journey page with the backend in the worker, and rejects if that takes too long.
 *
 * @param {Page} page
 * @param {string} url
 */
export async function signInOnPage(page, url) {
  await page.goto(`${url}iframe.html?id=journeys--password-and-totp&viewMode=story`)
  await page.getByRole('button', { name: /^Fill in/ }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Code from your app').waitFor()
  await page.getByRole('button', { name: /^\d{6}$/ }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'You’re signed in' }).waitFor()
}
