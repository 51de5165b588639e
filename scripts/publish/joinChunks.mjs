import { readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from '../setUp/program.mjs'
import { plans } from './chunks.mjs'
import { entryFiles, filesThatNobodyNeeds } from './contents.mjs'
import { distOf, filesIn, ON_DEMAND, reachable, relativeTo, STATIC } from './distFiles.mjs'
import { importChunks } from './importChunks.mjs'

const CORE = '@challenge-kit/core'
/**
 * The files of the first load that the files on demand import, as one file. esbuild writes a file for each different set
 * of importers, so all of them have the same importers.
 */
const SHARED = 'shared'

/**
 * Joins the files of a package, as `plans` says. Expects the compiler's output in `dist`. What is loaded on demand
 * imports the files of the first load, because a React context must exist only once.
 *
 * @param {string} name The folder of the package.
 */
export async function joinChunks(name) {
  const plan = plans[name]
  if (!plan) return
  const dist = distOf(name)
  const path = (/** @type {string} */ file) => join(dist, `${file}.js`)
  const inChunks = (/** @type {string} */ file) => relativeTo(join(dist, 'chunks', 'any.js'), file)
  const apart = new Set(plan.apart.map(path))
  const own = reachable(plan.firstLoad.map(path), [STATIC])
  const core = reachable(
    (plans['core']?.firstLoad ?? []).map((file) => join(distOf('core'), `${file}.js`)),
    [STATIC],
  )
  const chunkOf = new Map(
    Object.entries(plan.chunks).flatMap(([chunk, files]) => files.map((file) => [path(file), chunk])),
  )
  /** @type {Set<string>} */
  const used = new Set()
  const chunkLater = (/** @type {string} */ file, /** @type {string} */ kind) => {
    const chunk = kind === 'dynamic-import' && chunkOf.get(file)
    return chunk ? `./${chunk}.js` : undefined
  }
  const onDemand = await bundle(name, entriesOf(chunkOf), (file, kind) => {
    const chunk = chunkLater(file, kind)
    if (chunk) return chunk
    if (apart.has(file)) return inChunks(file)
    if (own.has(file)) {
      used.add(file)
      return `./${SHARED}.js`
    }
    return name !== 'core' && core.has(file) ? CORE : undefined
  })
  // The order of `own` is the order of the imports. The order of `used` is different on each machine, because the
  // bundler reads files in parallel.
  const inOrder = [...own].filter((file) => used.has(file))
  const shared = new Map([...reachable(inOrder, [STATIC])].flatMap((file) => (apart.has(file) ? [] : [[file, SHARED]])))
  const common = await bundle(name, entriesOf(shared), (file, kind) => {
    const chunk = chunkLater(file, kind)
    if (chunk) return chunk
    if (file.startsWith(distOf('core')) && name !== 'core') return CORE
    return shared.has(file) ? undefined : inChunks(file)
  })
  const joined = [...onDemand, ...common]
  const sharing = reachable(plan.sharing.map(path), [STATIC])
  for (const file of joined) sharing.delete(file)
  importChunks(dist, chunkOf, shared, sharing)
  removeUnused(name, joined)
}

/**
 * Writes the chunks, and returns the files that they hold.
 *
 * @param {string} name
 * @param {ReadonlyMap<string, readonly string[]>} entries The files of each chunk, the most important chunk first.
 * @param {(file: string, kind: import('rolldown').ImportKind) => string | undefined} externalOf What a chunk imports
 * instead of the file. Undefined if the chunk holds the file.
 */
async function bundle(name, entries, externalOf) {
  const { directive } = plans[name] ?? {}
  const chunks = [...entries.keys()]
  const build = await rolldown({
    input: Object.fromEntries(chunks.map((chunk) => [chunk, `\0${chunk}`])),
    treeshake: { moduleSideEffects: false },
    onLog(_level, log) {
      // `directive` replaces the directives of the joined files.
      if (log.code !== 'MODULE_LEVEL_DIRECTIVE') throw new Error(log.message)
    },
    plugins: [
      {
        name: 'join-chunks',
        resolveId(id, importer, { kind }) {
          if (id.startsWith('\0')) return id
          if (id !== CORE && (!importer || !/^[./]/.test(id))) return { id, external: true }
          const inDist = id.startsWith('.') ? join(dirname(importer ?? ''), id) : id
          const file = id === CORE ? join(distOf('core'), 'index.js') : inDist
          const external = externalOf(file, kind)
          return external ? { id: external, external: true } : file
        },
        load: (id) =>
          entries
            .get(id.slice(1))
            ?.map((file) => `export * from ${JSON.stringify(file)}`)
            .join('\n'),
        generateBundle(_options, files) {
          for (const [file, output] of Object.entries(files)) {
            if (output.type !== 'chunk' || !output.isEntry) continue
            // An entry beside its chunk only exports again what the chunk exports by the same names.
            if (files[`${output.name}.js`]) delete files[file]
            else output.fileName = `${output.name}.js`
          }
        },
      },
    ],
  })
  const { output } = await build.write({
    dir: join(distOf(name), 'chunks'),
    entryFileNames: 'entry-[name].js',
    chunkFileNames: '[name].js',
    minifyInternalExports: false,
    ...(directive && { banner: directive }),
    // The first chunk that needs a module holds the module.
    codeSplitting: {
      groups: chunks.map((chunk, index) => ({ name: chunk, test: `\0${chunk}`, priority: chunks.length - index })),
    },
  })
  await build.close()
  return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
}

/**
 * Removes the joined files that no other file imports.
 *
 * @param {string} name
 * @param {readonly string[]} joined
 */
function removeUnused(name, joined) {
  const folder = join(root, 'packages', name)
  const paths = ['package.json', ...filesIn(distOf(name)).map((path) => relative(folder, path))]
  const files = new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  const entries = entryFiles(files.get('package.json') ?? '').filter((path) => path.endsWith('.js'))
  const used = reachable(
    entries.map((path) => join(folder, path)),
    [STATIC, ON_DEMAND],
  )
  const own = joined.filter((file) => file.startsWith(distOf(name)))
  for (const file of own.filter((path) => !used.has(path))) {
    rmSync(file)
    files.delete(relative(folder, file))
  }
  const declarations = new Set(own.map((file) => relative(folder, file).replace(/\.js$/, '.d.ts')))
  for (const path of filesThatNobodyNeeds(files)) if (declarations.has(path)) rmSync(join(folder, path))
}

/** @param {ReadonlyMap<string, string>} chunkOf */
function entriesOf(chunkOf) {
  /** @type {Map<string, string[]>} */
  const entries = new Map()
  for (const [file, chunk] of chunkOf) entries.set(chunk, [...(entries.get(chunk) ?? []), file])
  return entries
}
