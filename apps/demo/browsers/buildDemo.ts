import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Alias } from 'vite'
import { fetchFromNpm } from '../../../scripts/setUp/npmPackage.mjs'
import { root } from '../../../scripts/setUp/program.mjs'
import type { Builds } from './site.ts'

const REACT_18 = '18.3.1'
const folder = join(root, '.cache/browsers')

/** Builds the demo for production, with the React of this repository, into the folder that the demo serves. */
export async function buildDemo(): Promise<Builds> {
  return buildAll(
    { password: join(root, 'apps/demo/dist'), choice: join(folder, 'choice'), strict: join(folder, 'strict') },
    [],
  )
}

/** Builds the demo with React 18.3, which comes from the npm registry. */
export async function buildWithReact18(): Promise<Builds> {
  const packages = join(folder, `react-${REACT_18}`)
  if (!existsSync(join(packages, 'node_modules/react-dom'))) {
    console.log(`Installing react@${REACT_18} and react-dom@${REACT_18} from the npm registry`)
    // npm also installs `react` in the same version, because react-dom needs it as a peer.
    await fetchFromNpm(`react-dom@${REACT_18}`, packages)
  }
  const alias = ['react-dom', 'react'].map((name) => ({
    find: new RegExp(`^${name}(?=/|$)`),
    replacement: join(packages, 'node_modules', name),
  }))
  const into = (name: string): string => join(folder, `react18${name}`)
  return buildAll({ password: into(''), choice: into('-choice'), strict: into('-strict') }, alias)
}

async function buildAll(builds: Builds, alias: Alias[]): Promise<Builds> {
  await buildInto(builds.password, '', alias)
  await buildInto(builds.choice, 'USER_AUTH', alias)
  await build({
    root: join(root, 'apps/demo/browsers/strict'),
    configFile: join(root, 'apps/demo/browsers/strict/vite.config.ts'),
    logLevel: 'error',
    resolve: { alias },
    build: { outDir: builds.strict, emptyOutDir: true },
  })
  return builds
}

async function buildInto(outDir: string, authFlow: string, alias: Alias[]): Promise<void> {
  await build({
    root: join(root, 'apps/demo'),
    logLevel: 'error',
    define: { 'import.meta.env.VITE_AUTH_FLOW': JSON.stringify(authFlow) },
    resolve: { alias },
    build: { outDir, emptyOutDir: true },
  })
}
