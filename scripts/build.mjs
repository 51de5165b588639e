/** `npm run build`: every package's `dist`, as it is published: JavaScript, declarations, style sheets. */
import { cpSync, rmSync } from 'node:fs'
import { commandOf, root, run } from './child.mjs'

process.chdir(root)
for (const name of ['core', 'emulator', 'server', 'react'])
  rmSync(`packages/${name}/dist`, { recursive: true, force: true })

const { code, output } = await run(process.execPath, [commandOf('typescript', 'tsc'), '-b', 'tsconfig.build.json'])
if (output.trim()) console.log(output.trim())
if (code === 0) {
  cpSync('packages/react/src/styles', 'packages/react/dist/styles', {
    recursive: true,
    filter: (path) => !path.endsWith('.ts'),
  })
}
process.exitCode = code
