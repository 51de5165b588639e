/**
 * `npm run readme`: follows the section "Quick start" of the README literally, in an empty folder and with the packed
 * packages, and signs in with Chromium. Takes every command and every file from the README. `npm run readme -- api` also
 * follows the guide docs/guides/api.md, and looks for the answer of the API on the page.
 */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createNewcomer } from './readme/newcomer.mjs'
import { readSteps, readStepsOfGuide } from './readme/steps.mjs'
import { setUpBrowser } from './setUp/browser.mjs'
import { installPackages } from './setUp/packages.mjs'
import { root } from './setUp/program.mjs'

process.chdir(root)
const withApi = process.argv[2] === 'api'
const newcomer = createNewcomer()
const begun = Date.now()
let last = begun

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    newcomer.leave()
    process.exit(1)
  })
}

try {
  await installPackages()
  await setUpBrowser()
  const [readme, guide] = ['README.md', 'docs/guides/api.md'].map((page) => readFileSync(join(root, page), 'utf8'))
  const { steps, signIn } = withApi ? readStepsOfGuide(readme ?? '', guide ?? '') : readSteps(readme ?? '')
  for (const port of [9229, 8080, 5173, 8081]) {
    if (await isTaken(port)) throw new Error(`Port ${port} is in use. Stop the program that uses it, and try again.`)
  }
  last = Date.now()
  for (const step of steps) tell(await newcomer.follow(step))
  const { signInThroughSetup } = await import('./readme/signIn.mjs') // imports packages, which are installed by now
  await signInThroughSetup(signIn, tell, withApi ? 'A book about lighthouses' : 'You are signed in.')
  console.log(`Signed in ${((last - begun) / 60_000).toFixed(1)} minutes after the start.`)
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  if (newcomer.output()) console.error(`The started commands printed:\n${newcomer.output()}`)
  process.exitCode = 1
} finally {
  newcomer.leave()
}

/** @param {string} what */
function tell(what) {
  console.log(`${((Date.now() - last) / 1000).toFixed(1).padStart(6)} s  ${what}`)
  last = Date.now()
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
