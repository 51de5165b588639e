/**
 * `npm run bench -- size`: the page beside its peers, in parts: {@link parts}. Without a name, every part runs. Each part
 * prints its result, and writes the result to `bench/RESULTS.md`. `npm run bench:server` measures the backend.
 */
import { compile, isCompiled } from '../scripts/publish/compile.mjs'
import { installPeers } from './page/peers.ts'
import { type Report, write } from './page/report.ts'

// The parts are imported after the packages are compiled, because they import the packages.
const parts: Readonly<Record<string, () => Promise<Report>>> = {
  size: async () => (await import('./page/size.ts')).measureSize(),
  srp: async () => (await import('./page/srp.ts')).measureSrp(),
  submit: async () => (await import('./page/submit.ts')).measureSubmit(),
  heap: async () => (await import('./page/heap.ts')).measureHeap(),
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts)
const unknown = names.find((name) => !parts[name])
if (unknown) {
  console.error(`There is no part ${unknown}. The parts are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
if (!isCompiled()) {
  const { code, output } = await compile()
  if (code !== 0) throw new Error(`The packages do not compile:\n${output}`)
}
await installPeers()
for (const name of names) {
  const report = await parts[name]?.()
  if (!report) continue
  write(report)
  console.log([`### ${report.title}`, ...report.text].join('\n\n'))
}
