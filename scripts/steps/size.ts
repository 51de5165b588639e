/**
 * Measures the bytes of this repository that a page with `<SignIn />` loads before the first keystroke. Peer
 * dependencies do not count, because the application has them anyway. Fails if the bytes exceed the budget.
 */
import { gzipSync } from 'node:zlib'
import { defaultClientConditions } from 'vite'
import { root } from '../setUp/program.mjs'
import { bundle, type BundleFile, firstLoad, leaks } from './bundle.ts'

const budgets = { js: 12_288, css: 4_096 }
const entry = 'first-load'
/** The modules of the application, given as text. */
const host: Readonly<Record<string, string>> = {
  [`\0${entry}`]:
    "import { SignIn } from '@challenge-kit/react'; import '@challenge-kit/react/styles.css'; globalThis.shown = SignIn",
  // Replaces Vite's wrapper around `import()`, because every application that uses Vite has this wrapper already.
  '\0vite/preload-helper.js': 'export const __vitePreload = (load) => load()',
}

const files = await bundle({
  configFile: false,
  mode: 'production',
  plugins: [
    {
      name: entry,
      enforce: 'pre',
      resolveId: (id) => (id === entry ? `\0${entry}` : undefined),
      load: (id) => host[id],
    },
  ],
  resolve: { conditions: ['@challenge-kit/source', ...defaultClientConditions] },
  build: {
    write: false,
    modulePreload: false, // the application chooses this
    rolldownOptions: {
      input: entry,
      external: [/^react(-dom)?($|\/)/, /^@tanstack\/react-query$/, /^react-hook-form$/],
    },
  },
})

const js = firstLoad(files)
const css = files.filter((file) => file.name.endsWith('.css'))
const later = files.filter((file) => file.name.endsWith('.js') && !js.includes(file))

const problems = leaks(files)
tell('JavaScript before the first keystroke', js, budgets.js)
tell('Style sheet', css, budgets.css)
for (const file of later) console.log(`  on demand: ${line(file)}`)
for (const problem of problems) console.log(problem)
if (problems.length > 0) process.exitCode = 1

function tell(what: string, of: readonly BundleFile[], budget: number): void {
  const total = of.reduce((sum, file) => sum + gzipped(file), 0)
  console.log(`${what}: ${count(total)} of ${count(budget)} bytes, gzip`)
  for (const file of of) console.log(`  ${line(file)}`)
  if (total > 0 && total <= budget) return
  process.exitCode = 1
  if (total === 0) console.log('The build has no output, so nothing was measured.')
  else console.log(`${count(total - budget)} bytes too many. Largest, before minifying:\n${largest(of)}`)
}

function largest(of: readonly BundleFile[]): string {
  const modules = of.flatMap((file) => Object.entries(file.modules)).toSorted(([, a], [, b]) => b - a)
  return modules
    .slice(0, 15)
    .map(([id, length]) => `  ${count(length).padStart(7)} ${id.replace(root, '')}`)
    .join('\n')
}

function line(file: BundleFile): string {
  return `${file.name}: ${count(gzipped(file))}, of ${Object.keys(file.modules).length} modules`
}

function gzipped(file: BundleFile): number {
  return gzipSync(file.code, { level: 9 }).length
}

function count(bytes: number): string {
  return bytes.toLocaleString('en')
}
