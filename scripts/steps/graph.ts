/**
 * Prints which folders of a package import each other, and which files import each other in a circle. Type imports
 * count; tests and stories do not. Fails over the limits.
 */
import { circles, mutualFolders, readImportGraph } from './importGraph.ts'

/** How many pairs of folders may import each other, and how many files may form a circle. */
const limits = [
  { folder: 'packages/core/src', pairs: 1, circle: 2 },
  { folder: 'packages/emulator/src', pairs: 1, circle: 2 },
  { folder: 'packages/server/src', pairs: 0, circle: 19 },
  { folder: 'packages/react/src', pairs: 2, circle: 2 },
  { folder: 'apps/demo', pairs: 0, circle: 2 },
]

for (const limit of limits) {
  const graph = readImportGraph(limit.folder)
  const pairs = mutualFolders(graph)
  const found = circles(graph)
  const largest = found[0]?.length ?? 0
  const good = graph.size > 0 && pairs.length <= limit.pairs && largest <= limit.circle
  if (!good) process.exitCode = 1

  console.log(`${limit.folder}: ${graph.size} files${good ? '' : '. OVER THE LIMIT'}`)
  console.log(`  folders that import each other: ${pairs.length} pairs, at most ${limit.pairs}`)
  for (const [from, to] of pairs) console.log(`    ${from} and ${to}`)
  console.log(`  files in the largest circle: ${largest}, at most ${limit.circle}`)
  for (const circle of found) console.log(`    ${circle.join(', ')}`)
}
