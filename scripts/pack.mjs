/**
 * `npm run pack`: builds the packages, packs them into `dist-packages`, and prints the command that installs them in an
 * application.
 */
import { join } from 'node:path'
import { compile } from './publish/compile.mjs'
import { packInto } from './publish/tarballs.mjs'
import { installPackages } from './setUp/packages.mjs'
import { root } from './setUp/program.mjs'

process.chdir(root)
try {
  await installPackages()
  const { code, output } = await compile()
  if (code !== 0) throw new Error(`The packages do not compile:\n${output.trim()}`)
  const tarballs = await packInto(join(root, 'dist-packages'))
  console.log(`Packed ${tarballs.length} packages. Install them together, because they need each other:\n`)
  console.log(`npm install ${tarballs.map((path) => (path.includes(' ') ? `"${path}"` : path)).join(' ')}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
