/** Builds the demo's pages for production. Fails when a page would load server code. */
import { bundle, leaks } from './bundle.ts'

const files = await bundle({ root: 'apps/demo' })
const problems = leaks(files)
for (const problem of problems) console.log(problem)
console.log(`${files.length} files`)
if (problems.length > 0 || files.length === 0) process.exitCode = 1
