import { readdirSync, readFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import ts from 'typescript-6'

/** Each file of a package with the files of the same package that it imports, type imports included. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/** Reads the imports of every source file below a folder. Tests and stories are left out. */
export function readImportGraph(folder: string): ImportGraph {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => isSource(path))
    .toSorted()
  return new Map(paths.map((path) => [path, importsOf(path, readFileSync(`${folder}/${path}`, 'utf8'), paths)]))
}

/**
 * The folders that import each other, as sorted pairs. The package's own folder is called `.`. The package's `index.ts`
 * does not count, because it only exports what every folder offers.
 */
export function mutualFolders(graph: ImportGraph): [string, string][] {
  const edges = new Set<string>()
  for (const [file, imported] of graph) {
    if (file === 'index.ts') continue
    for (const other of imported) edges.add(`${dirname(file)} ${dirname(other)}`)
  }
  return [...edges].toSorted().flatMap((edge) => {
    const [from = '', to = ''] = edge.split(' ')
    return from < to && edges.has(`${to} ${from}`) ? [[from, to] satisfies [string, string]] : []
  })
}

/** The groups of files in which each file reaches every other one by imports, the largest first. */
export function circles(graph: ImportGraph): string[][] {
  const reached = new Map([...graph.keys()].map((file) => [file, reachable(graph, file)]))
  const found = new Map<string, string[]>()
  for (const [file, targets] of reached) {
    const circle = [...targets].filter((other) => reached.get(other)?.has(file)).toSorted()
    const [first] = circle
    if (first && circle.length > 1) found.set(first, circle)
  }
  return [...found.values()].toSorted((a, b) => b.length - a.length)
}

function isSource(path: string): boolean {
  return /\.tsx?$/.test(path) && !/\.(test|spec|stories)\.tsx?$|\.d\.ts$|(^|\/)node_modules\//.test(path)
}

function importsOf(file: string, text: string, paths: readonly string[]): string[] {
  const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
  const targets = names.filter((name) => name.startsWith('.')).map((name) => posix.join(dirname(file), name))
  return [...new Set(targets)].filter((target) => paths.includes(target))
}

/** Every file that can be reached from a file by one import or more. */
function reachable(graph: ImportGraph, file: string): Set<string> {
  const seen = new Set(graph.get(file))
  // The loop also visits the files that it adds to the set.
  for (const next of seen) for (const other of graph.get(next) ?? []) seen.add(other)
  return seen
}
