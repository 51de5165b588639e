import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { filesIn, ON_DEMAND, relativeTo, STATIC } from './distFiles.mjs'

/** @typedef {ReadonlyMap<string, string>} ChunkOf The chunk of each file. */

/**
 * Makes the files that are not joined import the chunks. Every `import()` uses the chunks. A static import keeps the
 * file, because the chunk holds more than the file.
 *
 * @param {string} dist
 * @param {ChunkOf} onDemand
 * @param {ChunkOf} shared The files of the first load. Static imports use their chunk too, because the files exist once.
 * @param {ReadonlySet<string>} sharing The files whose static imports use all chunks.
 */
export function importChunks(dist, onDemand, shared, sharing) {
  const all = new Map([...onDemand, ...shared])
  for (const file of filesIn(dist).filter((path) => path.endsWith('.js') && basename(dirname(path)) !== 'chunks')) {
    const redirectTo =
      (/** @type {ChunkOf} */ chunkOf) => (/** @type {string} */ whole, /** @type {string} */ target) => {
        const chunk = chunkOf.get(join(dirname(file), target))
        return chunk ? whole.replace(target, relativeTo(file, join(dist, 'chunks', `${chunk}.js`))) : whole
      }
    const text = readFileSync(file, 'utf8')
    const redirected = text
      .replaceAll(ON_DEMAND, redirectTo(all))
      .replaceAll(STATIC, redirectTo(sharing.has(file) ? all : shared))
    writeFileSync(file, redirected)
  }
}
