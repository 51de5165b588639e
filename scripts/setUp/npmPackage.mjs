import { mkdirSync } from 'node:fs'
import { run } from './program.mjs'

/**
 * Installs packages and their dependencies from the npm registry into `<folder>/node_modules`. Rejects with a message
 * that says what to do.
 *
 * @param {string | readonly string[]} packages The name of each package with its version: `pnpm@12.21.0`.
 * @param {string} folder
 */
export async function fetchFromNpm(packages, folder) {
  const specifiers = [packages].flat()
  mkdirSync(folder, { recursive: true })
  const flags = ['--no-save', '--no-audit', '--no-fund', '--engine-strict=false']
  const { code, output } = await npm(['install', '--prefix', folder, ...flags, ...specifiers])
  if (code === 0) return
  console.error(output)
  throw new Error(
    `npm could not fetch ${specifiers.join(' ')}: check the connection to your npm registry and try again.`,
  )
}

/** @param {string[]} args */
function npm(args) {
  const script = process.env['npm_execpath'] // npm's own file, set when npm started this program
  return script?.endsWith('.js') ? run(process.execPath, [script, ...args]) : run('npm', args)
}
