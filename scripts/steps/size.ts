/**
 * Measures the published files in applications that bundlers build. Prints every budget, and the first load of
 * `<SignIn />` in each bundler. Fails if a size exceeds its budget.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { compile, isCompiled } from '../publish/compile.mjs'
import type { AppName } from '../size/apps.ts'
import { type Budget, budgets, countedFiles, gzipBudgets, largestDifference, mostFiles } from '../size/budgets.ts'
import { type BuiltApp, buildWithVite, bundlers, type Libraries } from '../size/bundlers.ts'
import { bundle } from './bundle.ts'

if (!isCompiled()) {
  const { code, output } = await compile()
  if (code !== 0) {
    console.log(output)
    process.exit(1)
  }
}

const built = new Map<string, Promise<BuiltApp>>()
const build = (app: AppName, libraries?: Libraries): Promise<BuiltApp> => {
  const key = `${app} ${libraries}`
  const result = built.get(key) ?? buildWithVite(app, libraries)
  built.set(key, result)
  return result
}

console.log('Budgets, in bytes after brotli, built with Vite:')
for (const budget of budgets) {
  const of = async (app: AppName, files: Budget['files']): Promise<number> =>
    brotli(countedFiles({ files }, await build(app, budget.libraries)))
  const size = (await of(budget.app, budget.files)) - (budget.beyond ? await of(budget.beyond, 'sign-in') : 0)
  check(budget.name, size, budget)
}

const signIn = await build('signIn')
console.log('\nBudgets of <SignIn />, in bytes after gzip:')
check('JavaScript before the first keystroke', gzip(signIn.first), { target: gzipBudgets.js })
check('styles of the first screen', await styleSheet('first'), { target: gzipBudgets.firstCss })
check('styles of the other screens', await styleSheet('screens'), { target: gzipBudgets.screensCss })
check('all styles of sign-in', await styleSheet('kit'), { target: gzipBudgets.css })
console.log('')
check('JavaScript files of <SignIn />', countedFiles({ files: 'all' }, signIn).length, { target: mostFiles })

console.log('\n<SignIn /> in each bundler, in bytes after brotli (files):')
const firstLoads: number[] = []
for (const [name, buildApp] of Object.entries(bundlers)) {
  const app = await buildApp('signIn')
  // Without splitting, the first load is everything, so its size cannot be compared.
  if (app.later.length > 0) firstLoads.push(brotli(app.first))
  console.log(`  ${name}: first ${describe(app.first)}, on demand ${describe(app.later)}`)
}
const difference = Math.max(...firstLoads) / Math.min(...firstLoads) - 1
check('largest difference of the first load, in percent', Math.round(difference * 100), largestDifference)

/** Prints the size, and fails if it exceeds the budget. */
function check(name: string, size: number, { target, reached = target }: { target: number; reached?: number }): void {
  const [limit, missed] = [Math.max(target, reached), size > target]
  console.log(`  ${name}: ${count(size)} of ${count(target)}${missed ? ` (target missed; limit ${count(limit)})` : ''}`)
  if (size > 0 && size <= limit) return
  process.exitCode = 1
  console.log(
    size > 0 ? `    ${count(size - limit)} too many.` : '    The build has no output, so nothing was measured.',
  )
}

function describe(files: readonly string[]): string {
  return `${count(brotli(files))} (${files.length})`
}

/** The size of a built style sheet, in bytes after gzip. */
async function styleSheet(name: string): Promise<number> {
  const input = `packages/react/dist/styles/${name}.css`
  const files = await bundle({ configFile: false, build: { write: false, rolldownOptions: { input } } })
  return gzip(files.filter((file) => file.name.endsWith('.css')).map(({ code }) => code))
}

function brotli(files: readonly string[]): number {
  return files.reduce((sum, text) => sum + brotliCompressSync(text).length, 0)
}

function gzip(files: readonly string[]): number {
  return files.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)
}

function count(bytes: number): string {
  return Math.round(bytes).toLocaleString('en')
}
