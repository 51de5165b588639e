/**
 * `npm run catalogue`: builds Storybook as a static site, serves it below a sub-path, opens every docs page, and signs in
 * once. Fails on an error in the console, a missing file, a request to another host, and a link that leads nowhere.
 */
import { setUpBrowser, chromiumLaunch } from '../setUp/browser.mjs'
import { installPackages } from '../setUp/packages.mjs'
import { root } from '../setUp/program.mjs'
import { buildCatalogue } from './buildCatalogue.mjs'
import { openPages, readIndex, signInOnPage } from './openPages.mjs'
import { serveFolder } from './serveFolder.mjs'

process.chdir(root)
await installPackages()
await setUpBrowser()
const { chromium } = await import('playwright') // installed by now
const folder = await buildCatalogue()
const { docs, stories } = readIndex(folder)
const site = await serveFolder(folder, '/docs/kit/')
const browser = await chromium.launch(chromiumLaunch())
const page = await browser.newPage()
const problems = await openPages(page, site.url, docs)
await signInOnPage(page, site.url)
await browser.close()
site.close()

for (const problem of problems) console.error(problem)
console.log(
  `${docs.length} docs pages and ${stories} stories. Every docs page was opened: ${problems.length} problems.`,
)
process.exitCode = problems.length === 0 ? 0 : 1
