import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from '../setUp/program.mjs'
import { plans } from './chunks.mjs'
import { entryFiles, filesThatNobodyNeeds } from './contents.mjs'

const CORE = '@challenge-kit/core'
const ON_DEMAND = /\bimport\(['"](\.[^'"]+)['"]\)/g

/**
 * Joins the files that a page loads on demand, as `plans` says. Expects the compiler's output in `dist`. The joined
 * files import the files of the first load, because a React context must exist only once.
 *
 * @param {string} name The folder of the package.
 */
export async function joinChunks(name) {
  const plan = plans[name]
  if (!plan) return
  const dist = distOf(name)
  const chunks = Object.keys(plan.chunks)
  const bundle = await rolldown({
    input: Object.fromEntries(chunks.map((chunk) => [chunk, entryOf(chunk)])),
    treeshake: { moduleSideEffects: false },
    plugins: [joining(name, plan)],
    onLog(_level, log) {
      // `directive` replaces the directives of the joined files.
      if (log.code !== 'MODULE_LEVEL_DIRECTIVE') throw new Error(log.message)
    },
  })
  const { output } = await bundle.write({
    dir: join(dist, 'chunks'),
    entryFileNames: 'entry-[name].js',
    chunkFileNames: '[name].js',
    minifyInternalExports: false,
    ...(plan.directive && { banner: plan.directive }),
    // The first chunk that needs a module holds the module.
    codeSplitting: {
      groups: chunks.map((chunk, index) => ({ name: chunk, test: entryOf(chunk), priority: chunks.length - index })),
    },
  })
  await bundle.close()
  importChunks(name, plan)
  const joined = new Set(output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])))
  removeUnused(name, joined)
}

/**
 * Makes the files of the first load import the joined files.
 *
 * @param {string} name
 * @param {import('./chunks.mjs').Plan} plan
 */
function importChunks(name, plan) {
  const [dist, chunkOf] = [distOf(name), chunksByFile(name, plan)]
  for (const file of filesIn(dist).filter((path) => path.endsWith('.js') && basename(dirname(path)) !== 'chunks')) {
    const text = readFileSync(file, 'utf8')
    const rewritten = text.replaceAll(ON_DEMAND, (whole, target) => {
      const chunk = chunkOf.get(join(dirname(file), target))
      return chunk ? `import('${relativeTo(file, join(dist, 'chunks', `${chunk}.js`))}')` : whole
    })
    if (rewritten !== text) writeFileSync(file, rewritten)
  }
}

/**
 * Removes the joined files that no other file imports.
 *
 * @param {string} name
 * @param {ReadonlySet<string>} joined
 */
function removeUnused(name, joined) {
  const folder = join(root, 'packages', name)
  const paths = ['package.json', ...filesIn(distOf(name)).map((path) => relative(folder, path))]
  const files = new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  const entries = entryFiles(files.get('package.json') ?? '').filter((path) => path.endsWith('.js'))
  const used = reachable(
    new Set(entries.map((path) => join(folder, path))),
    /(?:from|import|import\()\s*['"](\.[^'"]+)['"]/g,
  )
  for (const file of joined) {
    if (!file.startsWith(distOf(name)) || used.has(file)) continue
    rmSync(file)
    files.delete(relative(folder, file))
  }
  const declarations = new Set([...joined].map((file) => relative(folder, file).replace(/\.js$/, '.d.ts')))
  for (const path of filesThatNobodyNeeds(files)) if (declarations.has(path)) rmSync(join(folder, path))
}

/**
 * @param {string} name
 * @param {import('./chunks.mjs').Plan} plan
 * @returns {import('rolldown').Plugin}
 */
function joining(name, plan) {
  const [dist, chunkOf] = [distOf(name), chunksByFile(name, plan)]
  const [own, core] = [firstLoadOf(name), firstLoadOf('core')]
  return {
    name: 'join-chunks',
    resolveId(id, importer, { kind }) {
      if (id.startsWith('\0')) return id
      if (id === CORE) return join(distOf('core'), 'index.js')
      if (!importer || !/^[./]/.test(id)) return { id, external: true }
      const file = id.startsWith('.') ? join(dirname(importer), id) : id
      const chunk = chunkOf.get(file)
      if (kind === 'dynamic-import' && chunk) return { id: `./${chunk}.js`, external: true }
      if (own.has(file)) return { id: relativeTo(join(dist, 'chunks', 'any.js'), file), external: true }
      if (name !== 'core' && core.has(file)) return { id: CORE, external: true }
      return file
    },
    load(id) {
      if (!id.startsWith('\0')) return null
      const files = plan.chunks[id.slice(1)] ?? []
      return files.map((file) => `export * from ${JSON.stringify(join(dist, `${file}.js`))}`).join('\n')
    },
    generateBundle(_options, files) {
      // An entry only exports again what its chunk exports by the same names.
      for (const [file, output] of Object.entries(files))
        if (output.type === 'chunk' && output.isEntry) delete files[file]
    },
  }
}

/**
 * The files that a page may import statically, and every file that these files import.
 *
 * @param {string} name
 */
function firstLoadOf(name) {
  const files = plans[name]?.firstLoad ?? []
  return reachable(new Set(files.map((file) => join(distOf(name), `${file}.js`))), /\bfrom ['"](\.[^'"]+)['"]/g)
}

/**
 * Adds every file that the files import.
 *
 * @param {Set<string>} files
 * @param {RegExp} imports
 */
function reachable(files, imports) {
  // The loop also visits the files that it adds to the set.
  for (const file of files)
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(imports)) files.add(join(dirname(file), target))
  return files
}

/**
 * @param {string} name
 * @param {import('./chunks.mjs').Plan} plan
 */
function chunksByFile(name, plan) {
  const chunks = Object.entries(plan.chunks)
  return new Map(chunks.flatMap(([chunk, files]) => files.map((file) => [join(distOf(name), `${file}.js`), chunk])))
}

/** @param {string} chunk */
function entryOf(chunk) {
  return `\0${chunk}`
}

/** @param {string} name */
function distOf(name) {
  return join(root, 'packages', name, 'dist')
}

/**
 * @param {string} from A file.
 * @param {string} to A file.
 */
function relativeTo(from, to) {
  const path = relative(dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}

/** @param {string} folder */
function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}
