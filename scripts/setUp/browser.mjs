import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPackage } from './chromiumPackage.mjs'
import { canInstallDebianPackages, installDebianPackage } from './debian.mjs'
import { commandOf, root, run } from './program.mjs'

/**
 * Which Chromium to start. Without `executablePath` Playwright starts the one that it downloaded itself.
 *
 * @typedef {{ executablePath?: string, env?: Record<string, string>, version?: string }} Browser
 */

/**
 * One place that a browser may come from.
 *
 * @typedef {object} Source
 * @property {string} name
 * @property {string} [fetching] What is printed first, when the source has to be fetched.
 * @property {() => Promise<Browser> | Browser | undefined} get Nothing, when this machine does not have it.
 * Rejects when the source fails.
 */

const debianPackage = 'chromium-headless-shell'
/** Where Debian's packages put Chromium. The headless shell comes first because it starts faster. */
const systemPaths = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
/** `npm test` records its choice here, so that every test runner starts the same browser. */
const record = join(root, '.cache', 'browser.json')

/**
 * The launch options of every test. Name look-ups are limited to this machine. Chromium runs without its sandbox
 * (Playwright's default) because it refuses to start with a sandbox as root.
 *
 * @returns {import('playwright').LaunchOptions}
 */
export function chromiumLaunch(browser = recordedBrowser()) {
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ]
  const { executablePath, env } = browser
  return { args, ...(executablePath && { executablePath }), ...(env && { env: { ...process.env, ...env } }) }
}

/**
 * Finds a browser that starts, or gets one, and prints which one. Rejects with a message that says what was tried and
 * what to do.
 */
export async function setUpBrowser() {
  const failures = []
  for (const { name, fetching, get } of sources()) {
    if (fetching) console.log(`No browser found: ${fetching}`)
    try {
      const browser = await get()
      if (!browser) continue
      const version = await start(browser)
      mkdirSync(join(root, '.cache'), { recursive: true })
      writeFileSync(record, JSON.stringify({ ...browser, version }))
      console.log(`Browser: Chromium ${version}, ${name}`)
      return
    } catch (error) {
      failures.push(`- ${name}: ${reason(error)}`)
      if (fetching) console.log(`  This failed: ${reason(error)}`)
    }
  }
  throw new Error(`No browser starts on this machine. npm test tried:\n${failures.join('\n')}\n${advice()}`)
}

/** @returns {Source[]} In order of preference. */
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

/** The version of the browser that the tests start, once `npm test` has recorded it. */
export function recordedVersion() {
  return recordedBrowser().version
}

/**
 * What `npm test` recorded. Before its first run: the system's, or Playwright's.
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

/**
 * One line of what may be a page of Playwright's log.
 *
 * @param {unknown} error
 */
function reason(error) {
  const text = error instanceof Error ? error.message : String(error)
  return /error while loading shared libraries.*/.exec(text)?.[0] ?? text.split('\n')[0]
}

function advice() {
  return process.env['CHROMIUM_PATH']
    ? 'Set CHROMIUM_PATH to a Chromium that starts, or unset it to let npm test find one.'
    : 'Install Chromium (on Debian: apt-get install chromium-headless-shell), or set CHROMIUM_PATH to one, and try again.'
}
