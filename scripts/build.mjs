/**
 * `npm run build`: builds the published files of every package in `dist`, and packs them. The script then inspects each
 * tarball, and each supported version of TypeScript compiles an application that uses the packages.
 */
import { join } from 'node:path'
import { compile, packages } from './publish/compile.mjs'
import { packInto } from './publish/tarballs.mjs'
import { installPackages } from './setUp/packages.mjs'
import { commandOf, root, run } from './setUp/program.mjs'

const consumers = ['typescript-5.4', 'typescript-5.9', 'typescript-6', 'typescript']

process.chdir(root)
await installPackages()
const compiled = await compile()
if (compiled.code !== 0) stop('The packages do not compile', compiled.output)
const { inspectTarball } = await import('./publish/inspect.mjs') // imports packages, which are installed by now
const tarballs = await packInto(join(root, '.cache', 'packs'))
const inspected = await Promise.all(tarballs.map(inspectTarball))
const problems = inspected.flatMap((tarball) => tarball.problems)
if (problems.length > 0) stop('The packages are not right for their users', problems.join('\n'))
for (const { name, files, bytes } of inspected) console.log(`${name}: ${files.length} files, ${bytes} bytes packed`)
for (const typescript of consumers) await consume(typescript)
console.log(`${packages.length} packages are ready, and ${consumers.length} versions of TypeScript accept them.`)

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
