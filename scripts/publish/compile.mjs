import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, root, run } from '../setUp/program.mjs'

/** The folders of the published packages. */
export const packages = /** @type {const} */ (['core', 'emulator', 'server', 'react'])

const stamp = join(root, '.cache', 'compiled')

/**
 * Builds `dist` of every package from nothing: JavaScript, declarations and style sheets.
 *
 * @returns {Promise<{ code: number, output: string }>} The result of the compiler.
 */
export async function compile() {
  const compiled = fingerprint()
  for (const name of packages) rmSync(join(root, 'packages', name, 'dist'), { recursive: true, force: true })
  const result = await run(process.execPath, [commandOf('typescript', 'tsc'), '-b', 'tsconfig.build.json'])
  if (result.code !== 0) return result
  const { joinChunks } = await import('./joinChunks.mjs') // imports a package, which is installed by now
  for (const name of packages) await joinChunks(name)
  cpSync(join(root, 'packages/react/src/styles'), join(root, 'packages/react/dist/styles'), {
    recursive: true,
    filter: (path) => !/(?<!\.d)\.tsx?$/.test(path),
  })
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stamp, compiled)
  return result
}

/** True if every package has a `dist` that was built from the present source files. */
export function isCompiled() {
  const built = packages.every((name) => existsSync(join(root, 'packages', name, 'dist', 'index.js')))
  return built && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** A hash of every file that decides what is in `dist`. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const file of [
    'tsconfig.base.json',
    ...['chunks', 'distFiles', 'joinChunks'].map((name) => `scripts/publish/${name}.mjs`),
  ])
    hash.update(readFileSync(join(root, file)))
  for (const name of packages) {
    const folder = join(root, 'packages', name)
    const sources = readdirSync(join(folder, 'src'), { recursive: true, withFileTypes: true })
    const files = sources.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (const file of [join(folder, 'tsconfig.build.json'), ...files.toSorted()])
      hash.update(`${file}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}
