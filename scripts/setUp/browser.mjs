import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPackage } from './chromiumPackage.mjs'
import { canInstallDebianPackages, installDebianPackage } from './debian.mjs'
import { firstThatStarts } from './firstThatStarts.mjs'
import { commandOf, root, run } from './program.mjs'

/**
 * The Chromium to start. Without `executablePath`, Playwright starts the browser that Playwright downloaded.
 *
 * @typedef {{ executablePath?: string, env?: Record<string, string>, version?: string }} Browser
 */

const debianPackage = 'chromium-headless-shell'
/** Where Debian's packages put Chromium. The headless shell comes first because it starts faster. */
const systemPaths = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
/** `npm test` writes the chosen browser to this file, so that every test runner starts the same browser. */
const record = join(root, '.cache', 'browser.json')

/**
 * The launch options of every test. Only the host names of this machine resolve. Chromium runs without its sandbox,
 * which is Playwright's default, because Chromium refuses to start as root with a sandbox.
 *
 * @returns {import('playwright').LaunchOptions}
 */
export function chromiumLaunch(browser = recordedBrowser()) {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1',
  ]
  const { executablePath, env } = browser
  return { args, ...(executablePath && { executablePath }), ...(env && { env: { ...process.env, ...env } }) }
}

/**
 * Finds or downloads a browser that starts, and prints its version and its source. Rejects with a message that lists
 * the sources and gives advice.
 */
export async function setUpBrowser() {
  const { name, found, version } = await firstThatStarts('browser', sources(), start).catch((error) => {
    throw new Error(`${error.message}\n${advice()}`)
  })
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(record, JSON.stringify({ ...found, version }))
  console.log(`Browser: Chromium ${version}, ${name}`)
}

/** @returns {import('./firstThatStarts.mjs').Source<Browser>[]} The sources in order of preference. */
function sources() {
  const path = process.env['CHROMIUM_PATH']
  if (path) return [{ name: `${path} (CHROMIUM_PATH)`, get: () => ({ executablePath: path }) }]
  return [
    ...systemPaths.map((executablePath) => ({
      name: executablePath,
      get: () => (existsSync(executablePath) ? { executablePath } : undefined),
    })),
    { name: 'downloaded by Playwright before', get: () => ({}) },
    { name: chromiumPackage.name, get: () => chromiumPackage.find() },
    ...(canInstallDebianPackages()
      ? [{ name: `Debian's package ${debianPackage}`, fetching: "installing Debian's package", get: fromDebian }]
      : []),
    { name: "Playwright's download", fetching: 'downloading the one that Playwright provides', get: fromPlaywright },
    ...(process.platform === 'linux' && process.arch === 'x64'
      ? [{ ...chromiumPackage, fetching: 'fetching one from the npm registry (70 MB)', get: chromiumPackage.fetch }]
      : []),
  ]
}

async function fromDebian() {
  await installDebianPackage(debianPackage)
  return { executablePath: `/usr/bin/${debianPackage}` }
}

async function fromPlaywright() {
  const args = [commandOf('playwright'), 'install', 'chromium-headless-shell']
  const { code, output } = await run(process.execPath, args)
  if (code !== 0) throw new Error(output.split('\n').find((line) => line.startsWith('Error: ')) ?? output.trim())
  return {}
}

/**
 * Starts a browser once and closes it.
 *
 * @param {Browser} browser
 */
async function start(browser) {
  const { chromium } = await import('playwright')
  const started = await chromium.launch(chromiumLaunch(browser))
  const version = started.version()
  await started.close()
  return version
}

/** The version of the browser that the tests start, or undefined before the first `npm test`. */
export function recordedVersion() {
  return recordedBrowser().version
}

/**
 * The browser that CHROMIUM_PATH names or that `npm test` recorded. Before the first `npm test`, this is the system's
 * Chromium or the browser that Playwright downloaded.
 *
 * @returns {Browser}
 */
function recordedBrowser() {
  const path = process.env['CHROMIUM_PATH']
  if (path) return { executablePath: path }
  /** @type {Browser} */
  const recorded = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {}
  if (recorded.executablePath && existsSync(recorded.executablePath)) return recorded
  const executablePath = systemPaths.find((candidate) => existsSync(candidate))
  return executablePath ? { executablePath } : {}
}

function advice() {
  return process.env['CHROMIUM_PATH']
    ? 'Set CHROMIUM_PATH to a Chromium that starts, or unset it to let npm test find one.'
    : 'Install Chromium (on Debian: apt-get install chromium-headless-shell), or set CHROMIUM_PATH to one, and try again.'
}
