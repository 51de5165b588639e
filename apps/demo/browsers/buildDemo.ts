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
  return buildBoth({ password: join(root, 'apps/demo/dist'), choice: join(folder, 'choice') }, [])
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
  return buildBoth({ password: join(folder, 'react18'), choice: join(folder, 'react18-choice') }, alias)
}

async function buildBoth(builds: Builds, alias: Alias[]): Promise<Builds> {
  await buildInto(builds.password, '', alias)
  await buildInto(builds.choice, 'USER_AUTH', alias)
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
