import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetchFromNpm } from './npmPackage.mjs'
import { root, run } from './program.mjs'

const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** For example `pnpm@12.21.0`. */
const pnpmVersion = String(packageManager)
const pnpmFolder = join(root, '.cache', pnpmVersion.replace('@', '-'))
const stamp = join(root, 'node_modules', '.set-up')

/** The folder that holds this repository's version of `pnpm`. */
export const pnpmBin = join(pnpmFolder, 'node_modules', '.bin')

/**
 * Installs the packages of this repository and prints its progress. Does nothing if the dependencies have not changed
 * since the last installation. Rejects with a message that says what to do.
 */
export async function installPackages() {
  checkNode()
  const fingerprint = dependencies()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return

  if (!existsSync(join(pnpmBin, 'pnpm'))) {
    console.log(`Fetching ${pnpmVersion} into .cache/`)
    await fetchFromNpm(pnpmVersion, pnpmFolder)
  }

  console.log('Installing the packages (about half a minute the first time)')
  const { code, output } = await run(join(pnpmBin, 'pnpm'), ['install', '--frozen-lockfile'], { env: { CI: 'true' } })
  if (code !== 0) {
    console.error(output)
    throw new Error(
      'The packages could not be installed: see above. If the lockfile is out of date, ' +
        `run \`npx ${pnpmVersion} install\` and commit pnpm-lock.yaml; otherwise check the connection and try again.`,
    )
  }
  writeFileSync(stamp, fingerprint)
}

function checkNode() {
  const lowest = String(engines.node).replace('>=', '')
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = lowest.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new Error(`This is Node ${process.versions.node}: install Node ${lowest} or newer and try again.`)
}

/** A hash of everything that decides which packages are installed. */
function dependencies() {
  const packages = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  )
  const files = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...packages.toSorted()]
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${pnpmVersion}`)
  for (const file of files.map((path) => join(root, path)).filter(existsSync)) hash.update(readFileSync(file))
  return hash.digest('hex')
}
