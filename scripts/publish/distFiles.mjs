import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from '../setUp/program.mjs'

/** The relative imports of a module that are not on demand. */
export const STATIC = /\bfrom ['"](\.[^'"]+)['"]/g
/** The relative imports of a module that are on demand. */
export const ON_DEMAND = /\bimport\(['"](\.[^'"]+)['"]\)/g

/** @param {string} name The folder of a package. */
export function distOf(name) {
  return join(root, 'packages', name, 'dist')
}

/** @param {string} folder */
export function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/**
 * The files, and every file that they import.
 *
 * @param {Iterable<string>} files
 * @param {readonly RegExp[]} imports
 */
export function reachable(files, imports) {
  const found = new Set(files)
  // The loop also visits the files that it adds to the set.
  for (const file of found) for (const target of importsOf(file, imports)) found.add(target)
  return found
}

/**
 * @param {string} file
 * @param {readonly RegExp[]} imports
 */
function importsOf(file, imports) {
  const text = readFileSync(file, 'utf8')
  return imports.flatMap((form) => [...text.matchAll(form)].map(([, target = '']) => join(dirname(file), target)))
}

/**
 * @param {string} from A file.
 * @param {string} to A file.
 */
export function relativeTo(from, to) {
  const path = relative(dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}
