/** `npm run build`: every package's `dist` as it is published (JavaScript, declarations, style sheets), then publint. */
import { cpSync, rmSync } from 'node:fs'
import { commandOf, root, run, withPath } from './child.mjs'
import { pnpmBin, setUp } from './workspace.mjs'

const packages = ['core', 'emulator', 'server', 'react']

process.chdir(root)
await setUp()
for (const name of packages) rmSync(`packages/${name}/dist`, { recursive: true, force: true })
await must([commandOf('typescript', 'tsc'), '-b', 'tsconfig.build.json'])
cpSync('packages/react/src/styles', 'packages/react/dist/styles', {
  recursive: true,
  filter: (path) => !path.endsWith('.ts'),
})
await Promise.all(packages.map((name) => must([commandOf('publint'), `packages/${name}`, '--strict'])))

/** @param {string[]} args */
async function must(args) {
  const { code, output } = await run(process.execPath, args, { env: withPath(pnpmBin) })
  if (code === 0) return
  console.log(output.trim())
  process.exit(code)
}
