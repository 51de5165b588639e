import { join } from 'node:path'
import { commandOf, root, run } from '../setUp/program.mjs'

/** Builds Storybook as a static site, and resolves to its folder. */
export async function buildCatalogue() {
  const folder = join(root, 'storybook-static')
  const args = [commandOf('storybook'), 'build', '--disable-telemetry', '--output-dir', folder]
  const { code, output } = await run(process.execPath, args)
  if (code !== 0) throw new Error(output)
  return folder
}
