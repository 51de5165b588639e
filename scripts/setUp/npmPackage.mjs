import { mkdirSync } from 'node:fs'
import { run } from './program.mjs'

/**
 * Installs one package and its dependencies from the npm registry into `<folder>/node_modules`. Rejects with a message
 * that says what to do.
 *
 * @param {string} specifier The name with the version: `pnpm@12.21.0`.
 * @param {string} folder
 */
export async function fetchFromNpm(specifier, folder) {
  mkdirSync(folder, { recursive: true })
  const flags = ['--no-save', '--no-audit', '--no-fund', '--engine-strict=false']
  const { code, output } = await npm(['install', '--prefix', folder, ...flags, specifier])
  if (code === 0) return
  console.error(output)
  throw new Error(`npm could not fetch ${specifier}: check the connection to your npm registry and try again.`)
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env['npm_execpath'] // npm's own file, set when npm started this program
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args]) : run('npm', args)
}
