/**
 * The step `types` of `npm test`. Compiles every file, and compiles the published files with `isolatedDeclarations`,
 * because `npm run build` compiles them with that option.
 */
import { commandOf, run } from '../setUp/program.mjs'

const projects = ['tsconfig.json', 'tsconfig.declarations.json']
const compiler = commandOf('typescript', 'tsc')
const results = await Promise.all(projects.map((project) => run(process.execPath, [compiler, '-p', project])))

process.stdout.write(results.map(({ output }) => output).join(''))
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1
