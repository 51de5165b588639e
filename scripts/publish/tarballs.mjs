import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pnpmBin } from '../setUp/packages.mjs'
import { run, withPath } from '../setUp/program.mjs'

/**
 * Packs every package into a folder, as `pnpm publish` does, and removes the older tarballs from the folder.
 *
 * @param {string} folder An absolute path.
 * @returns {Promise<string[]>} The paths of the tarballs.
 */
export async function packInto(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const args = ['--recursive', '--filter=./packages/*', 'pack', '--pack-destination', folder]
  const { code, output } = await run(join(pnpmBin, 'pnpm'), args, { env: withPath(pnpmBin) })
  if (code !== 0) throw new Error(`pnpm could not pack the packages:\n${output.trim()}`)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tgz'))
    .toSorted()
    .map((name) => join(folder, name))
}
