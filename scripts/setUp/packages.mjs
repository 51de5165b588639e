import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './program.mjs'

const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
/** `pnpm@12.21.0`, for one. */
const pnpmVersion = String(packageManager)
const pnpmFolder = join(root, '.cache', pnpmVersion.replace('@', '-'))
const stamp = join(root, 'node_modules', '.set-up')

/** The folder whose `pnpm` fits this repository. */
export const pnpmBin = join(pnpmFolder, 'node_modules', '.bin')

/**
 * Makes a fresh clone ready to run, and says what it does. When nothing has changed since the last time it does
 * nothing. Throws a sentence that says what to do.
 */
export async function installPackages() {
  checkNode()
  const fingerprint = dependencies()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return

  if (!existsSync(join(pnpmBin, 'pnpm'))) {
    console.log(`Fetching ${pnpmVersion} into .cache/`)
    mkdirSync(pnpmFolder, { recursive: true })
    const args = ['install', '--prefix', pnpmFolder, '--no-save', '--no-audit', '--no-fund', pnpmVersion]
    await must(
      npm(args),
      `npm could not fetch ${pnpmVersion}: check the connection to your npm registry and try again.`,
    )
  }

  console.log('Installing the packages (about half a minute the first time)')
  const install = run(join(pnpmBin, 'pnpm'), ['install', '--frozen-lockfile'], { env: { CI: 'true' } })
  await must(
    install,
    'The packages could not be installed: see above. If the lockfile is out of date, ' +
      `run \`npx ${pnpmVersion} install\` and commit pnpm-lock.yaml; otherwise check the connection and try again.`,
  )
  writeFileSync(stamp, fingerprint)
}

function checkNode() {
  const lowest = String(engines.node).replace('>=', '')
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [leastMajor = 0, leastMinor = 0] = lowest.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  throw new Error(`This is Node ${process.versions.node}: install Node ${lowest} or newer and try again.`)
}

/** What decides which packages are installed, as a hash. */
function dependencies() {
  const packages = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')),
  )
  const files = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...packages.toSorted()]
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${pnpmVersion}`)
  for (const file of files.map((path) => join(root, path)).filter(existsSync)) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env['npm_execpath'] // npm's own file, when npm started us
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args]) : run('npm', args)
}

/**
 * @param {Promise<{ code: number, output: string }>} ended
 * @param {string} sentence
 */
async function must(ended, sentence) {
  const { code, output } = await ended
  if (code === 0) return
  console.error(output)
  throw new Error(sentence)
}
