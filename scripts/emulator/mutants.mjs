/**
 * `npm run mutants:emulator`: plants one deliberate fault at a time in the emulator and runs the tests that name the
 * rule. Fails if a fault leaves these tests green. Vite replaces the line as it loads the file, so that no file changes.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startVitest } from 'vitest/node'
import { root } from '../setUp/program.mjs'
import { plantedFaults } from './plantedFaults.mjs'

const sources = join(root, 'packages/emulator/src')
const conditions = ['@challenge-kit/source', 'node']

/**
 * The names of the tests that fail. Throws unless every test file loads, because a fault that breaks the import of a
 * file proves nothing.
 *
 * @param {readonly string[]} files
 * @param {import('./plantedFaults.mjs').PlantedFault} [planted]
 */
async function failingTests(files, planted) {
  let loaded = false
  const plugin = {
    name: 'planted-fault',
    enforce: /** @type {const} */ ('pre'),
    /** @type {(code: string, id: string) => string | undefined} */
    transform: (code, id) => {
      if (!planted || id !== join(sources, planted.file)) return undefined
      loaded = true
      return code.replace(planted.line, () => planted.fault)
    },
  }
  const vitest = await startVitest(
    'test',
    files.map((file) => join(sources, file)),
    {
      config: false,
      root,
      watch: false,
      include: ['packages/emulator/src/**/*.test.ts'],
      isolate: false,
      testTimeout: 60_000,
      reporters: [{}],
    },
    { plugins: [plugin], resolve: { conditions }, ssr: { resolve: { conditions } } },
  )
  const modules = vitest.state.getTestModules()
  const failed = modules.flatMap((module) => [...module.children.allTests('failed')].map(({ fullName }) => fullName))
  const passed = modules.flatMap((module) => [...module.children.allTests('passed')])
  const errors = modules.flatMap((module) => module.errors().map(({ message }) => message))
  await vitest.close()
  process.exitCode = 0
  if (errors.length > 0 || modules.length !== files.length || passed.length + failed.length === 0) {
    throw new Error(`The tests do not load: ${errors.join('; ')}`)
  }
  if (planted && !loaded) throw new Error(`No test loads ${planted.file}.`)
  return failed
}

for (const { file, line, name } of plantedFaults) {
  const found = readFileSync(join(sources, file), 'utf8').split(line).length - 1
  if (found !== 1) throw new Error(`"${name}": the line stands ${found} times in ${file}.`)
}

const broken = await failingTests([...new Set(plantedFaults.flatMap(({ tests }) => tests))])
if (broken.length > 0) throw new Error(`These tests fail without a fault: ${broken.join('; ')}`)

const survivors = []
for (const planted of plantedFaults) {
  const failed = await failingTests(planted.tests, planted)
  if (failed.length === 0) survivors.push(planted.name)
  console.log(
    `${failed.length > 0 ? 'red  ' : 'GREEN'} ${planted.name}${failed.map((test) => `\n        ${test}`).join('')}`,
  )
}
console.log(`${plantedFaults.length - survivors.length} of ${plantedFaults.length} faults turn the tests red`)
process.exit(survivors.length > 0 ? 1 : 0)
