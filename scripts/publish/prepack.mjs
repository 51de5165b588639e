/**
 * The script `prepack` of each package. pnpm and npm run it before they pack or publish the package. It fails if the
 * tarball would be empty, would be older than the source files, or would not install.
 */
import { isCompiled } from './compile.mjs'

const byPnpm = process.env['npm_config_user_agent']?.startsWith('pnpm/')
if (!byPnpm) {
  stop('npm cannot pack this package, because npm does not replace `workspace:` and `catalog:` with versions.')
} else if (!isCompiled()) {
  stop('This package has no build of the present source files.')
}

/** @param {string} why */
function stop(why) {
  console.error(`${why} Run \`npm run pack\` in the folder of the repository: it builds and packs all packages.`)
  process.exitCode = 1
}
