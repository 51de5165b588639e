import { existsSync, readFileSync } from 'node:fs'
import { run } from './program.mjs'

/** Whether `npm test` may install a Debian package without asking. True only for root on Debian. */
export function canInstallDebianPackages() {
  const release = '/etc/os-release'
  return process.getuid?.() === 0 && existsSync(release) && /^ID="?debian"?$/m.test(readFileSync(release, 'utf8'))
}

/**
 * Installs a Debian package. Rejects with apt-get's own error.
 *
 * @param {string} name
 */
export async function installDebianPackage(name) {
  await aptGet(['update'])
  await aptGet(['install', '-y', '--no-install-recommends', name])
}

/** @param {string[]} args */
async function aptGet(args) {
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=120']
  const { code, output } = await run('apt-get', [...options, ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  if (code === 0) return
  const error = output.split('\n').findLast((line) => line.startsWith('E: ')) ?? output.trim()
  throw new Error(`apt-get ${args[0]} failed: ${error}`)
}
