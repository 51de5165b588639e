/**
 * Prints which folders of a package import each other, and which files import each other in a circle. Type imports
 * count; tests and stories do not. Fails if there are any.
 */
import { circles, mutualFolders, readImportGraph } from './importGraph.ts'

for (const folder of [
  'packages/core/src',
  'packages/emulator/src',
  'packages/server/src',
  'packages/react/src',
  'apps/demo',
]) {
  const graph = readImportGraph(folder)
  const pairs = mutualFolders(graph)
  const found = circles(graph)
  if (graph.size === 0 || pairs.length > 0 || found.length > 0) process.exitCode = 1

  const largest = found[0]?.length ?? 0
  console.log(
    `${folder}: ${graph.size} files, ${pairs.length} pairs of folders that import each other, ` +
      `${found.length} circles of files${largest > 0 ? `, the largest of ${largest} files` : ''}`,
  )
  for (const [from, to] of pairs) console.log(`  folders that import each other: ${from} and ${to}`)
  for (const circle of found) console.log(`  circle of files: ${circle.join(', ')}`)
}
