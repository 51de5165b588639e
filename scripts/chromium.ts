import { existsSync } from 'node:fs'

const candidates = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** How every test starts the browser: Debian's own build where there is one, and no look-ups outside this machine. */
export function chromiumLaunch(): { executablePath?: string; args: string[] } {
  const executablePath = process.env['CHROMIUM_PATH'] ?? candidates.find((path) => existsSync(path))
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ]
  return executablePath ? { executablePath, args } : { args }
}
