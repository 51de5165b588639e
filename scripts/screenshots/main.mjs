/** `npm run screenshots` makes the pictures of docs/images. `npm run screenshots catalogue` makes only those of Storybook. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright'
import { chromiumLaunch, setUpBrowser } from '../setUp/browser.mjs'
import { buildCatalogue } from '../catalogue/buildCatalogue.mjs'
import { serveFolder } from '../catalogue/serveFolder.mjs'
import { commandOf, root } from '../setUp/program.mjs'
import { cataloguePages } from './cataloguePages.mjs'
import { demoPages } from './demoPages.mjs'

const PORT = '4399'
const folder = join(root, 'docs/images')

await setUpBrowser()
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch(chromiumLaunch())
try {
  if (process.argv[2] !== 'catalogue') await showDemo()
  if (process.argv[2] !== 'demo') await showCatalogue()
} finally {
  await browser.close()
}

async function showDemo() {
  const demo = await startDemo()
  try {
    for (const picture of demoPages) await take(picture, demo.url)
  } finally {
    demo.stop()
  }
}

async function showCatalogue() {
  const site = await serveFolder(await buildCatalogue(), '/')
  try {
    for (const picture of cataloguePages) await take(picture, site.url)
  } finally {
    site.close()
  }
}

/** Starts the demo, and resolves when it serves its page. */
async function startDemo() {
  const child = spawn(
    process.execPath,
    [commandOf('tsx'), '--conditions=@challenge-kit/source', 'apps/demo/server/main.ts'],
    { cwd: root, env: { ...process.env, PORT }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The demo did not start.')))
  await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  ended.catch(() => undefined)
  return { url: `http://localhost:${PORT}`, stop: () => child.kill() }
}

/**
 * @param {import('./demoPages.mjs').Picture} picture
 * @param {string} url - Where the pages are.
 */
async function take({ file, path, options, prepare }, url) {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url + path)
  await prepare(page)
  await page.screenshot({ path: join(folder, file), caret: 'hide' })
  await context.close()
  console.log(`docs/images/${file} ${Math.ceil(statSync(join(folder, file)).size / 1024)} KiB`)
}
