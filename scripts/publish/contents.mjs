import { posix } from 'node:path'

/** The largest size of each tarball in bytes. A package that grows beyond it needs a reason. */
export const sizeLimits = { core: 75_000, emulator: 150_000, react: 150_000, server: 200_000 }

/**
 * The files of a package that no user needs. Users need the manifest, the README, the licence, and every file to which
 * an entry point leads through imports of code or of types.
 *
 * @param {ReadonlyMap<string, string>} files The text of each file by its path in the package.
 * @returns {string[]} The paths of the other files.
 */
export function filesThatNobodyNeeds(files) {
  const needed = new Set(['package.json', 'README.md', 'LICENSE'])
  const waiting = entryFiles(files.get('package.json') ?? '{}')
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (needed.has(path)) continue
    needed.add(path)
    for (const name of imported(files.get(path) ?? '')) waiting.push(posix.join(posix.dirname(path), name))
    // The code and the declarations of one source file belong together.
    if (path.endsWith('.js')) waiting.push(path.replace(/\.js$/, '.d.ts'))
    if (path.endsWith('.d.ts')) waiting.push(path.replace(/\.d\.ts$/, '.js'))
  }
  return [...files.keys()].filter((path) => !needed.has(path))
}

/**
 * The files that a package needs and does not have: README, licence, and the files of its entry points.
 *
 * @param {ReadonlyMap<string, string>} files
 */
export function missingFiles(files) {
  const wanted = ['README.md', 'LICENSE', ...entryFiles(files.get('package.json') ?? '{}')]
  return wanted.filter((path) => !files.has(path))
}

/**
 * The files that `exports`, `imports` and `bin` of a manifest name.
 *
 * @param {string} manifest
 * @returns {string[]}
 */
export function entryFiles(manifest) {
  const { exports = {}, imports = {}, bin = {} } = JSON.parse(manifest)
  /** @type {string[]} */
  const found = []
  const collect = (/** @type {unknown} */ value) => {
    if (typeof value === 'string') found.push(posix.normalize(value))
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  collect(exports)
  collect(imports)
  collect(bin)
  return found
}

/**
 * The relative imports of a file of code, of declarations or of styles. Declarations import `.ts` files, of which the
 * package has the declarations.
 *
 * @param {string} text
 * @returns {string[]}
 */
function imported(text) {
  const imports = text.matchAll(/(?:from|import|import\(|@import)\s*['"](\.{1,2}\/[^'"]+)['"]/g)
  return [...imports].flatMap(([, name]) => name?.replace(/(?<!\.d)\.tsx?$/, '.d.ts') ?? [])
}
