/**
 * `npm run build`: builds the published files of every package in `dist`: JavaScript, declarations and style sheets.
 * Then publint checks the packages, and each supported version of TypeScript compiles an application that uses them.
 */
import { cpSync, rmSync } from 'node:fs'
import { commandOf, root, run, withPath } from './setUp/program.mjs'
import { installPackages, pnpmBin } from './setUp/packages.mjs'

const packages = ['core', 'emulator', 'server', 'react']
const consumers = ['typescript-5.4', 'typescript-5.9', 'typescript-6', 'typescript']

process.chdir(root)
await installPackages()
for (const name of packages) rmSync(`packages/${name}/dist`, { recursive: true, force: true })
await must('The packages do not compile', [commandOf('typescript', 'tsc'), '-b', 'tsconfig.build.json'])
cpSync('packages/react/src/styles', 'packages/react/dist/styles', {
  recursive: true,
  filter: (path) => !/\.tsx?$/.test(path),
})
for (const name of packages) await must(`publint: ${name}`, [commandOf('publint'), `packages/${name}`, '--strict'])
for (const typescript of consumers) await consume(typescript)
console.log(
  `Built dist/ of ${packages.join(', ')}. publint and ${consumers.length} versions of TypeScript accept them.`,
)

/**
 * Runs a program. When the program fails, ends this script with the program's output.
 *
 * @param {string} what The message above the output.
 * @param {string[]} args
 */
async function must(what, args) {
  const { code, output } = await run(process.execPath, args, { env: withPath(pnpmBin) })
  if (code !== 0) stop(what, output)
}

/**
 * Compiles the application in scripts/consumer. Errors in the declarations of other packages do not count, because an
 * old TypeScript may not understand them.
 *
 * @param {string} typescript
 */
async function consume(typescript) {
  const { output } = await run(process.execPath, [
    commandOf(typescript, 'tsc'),
    '-p',
    'scripts/consumer/tsconfig.published.json',
  ])
  const errors = output.split('\n').filter((line) => /^(packages|scripts)\/|^error/.test(line))
  if (errors.length > 0)
    stop(`An application that uses the packages does not compile with ${typescript}`, errors.join('\n'))
}

/**
 * @param {string} what
 * @param {string} output
 * @returns {never}
 */
function stop(what, output) {
  console.log(`${what}:\n${output.trim()}`)
  process.exit(1)
}
