import { existsSync } from 'node:fs'

/** Where Debian puts Chromium. The headless shell starts faster and looks up no names. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/**
 * How every test starts the browser: the system's own build where there is one, and no look-ups outside this machine.
 *
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function chromiumLaunch() {
  const executablePath = process.env['CHROMIUM_PATH'] ?? installed.find((path) => existsSync(path))
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ]
  return executablePath ? { executablePath, args } : { args }
}

/** Starts the browser once and closes it. Throws a sentence that says what to do when there is none. */
export async function checkBrowser() {
  const { chromium } = await import('playwright')
  try {
    await (await chromium.launch(chromiumLaunch())).close()
  } catch (cause) {
    const sentence =
      'No browser starts here: run `npx playwright install --with-deps chromium-headless-shell`, ' +
      'or on Debian `apt-get install chromium-headless-shell`, or set CHROMIUM_PATH, and try again.'
    throw new Error(sentence, { cause })
  }
}
