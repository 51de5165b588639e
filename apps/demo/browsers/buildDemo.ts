import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Alias } from 'vite'
import manifest from '../../../packages/react/package.json' with { type: 'json' }
import { fetchFromNpm } from '../../../scripts/setUp/npmPackage.mjs'
import { root } from '../../../scripts/setUp/program.mjs'
import type { Builds } from './site.ts'

const folder = join(root, '.cache/browsers')

/** Builds the demo for production, with the React of this repository, into the folder that the demo serves. */
export async function buildDemo(): Promise<Builds> {
  return buildAll(
    { password: join(root, 'apps/demo/dist'), choice: join(folder, 'choice'), strict: join(folder, 'strict') },
    [],
  )
}

/** Builds the demo with the oldest libraries that the kit supports. They come from the npm registry. */
export async function buildWithOldest(): Promise<Builds> {
  const versions = oldestVersions()
  const specifiers = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
  const packages = join(folder, specifiers.join('_').replaceAll('/', '-'))
  if (!existsSync(join(packages, 'node_modules/react-dom'))) {
    console.log(`Installing ${specifiers.join(', ')} from the npm registry`)
    await fetchFromNpm(specifiers, packages)
  }
  const alias = Object.keys(versions).map((name) => ({
    find: new RegExp(`^${name}(?=/|$)`),
    replacement: join(packages, 'node_modules', name),
  }))
  const into = (name: string): string => join(folder, `oldest${name}`)
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

/** The first version in the range of each required peer of the React package. `react-dom` has the version of `react`. */
function oldestVersions(): Readonly<Record<string, string>> {
  const versions: Record<string, string> = {}
  for (const [name, range] of Object.entries(manifest.peerDependencies))
    if (!name.startsWith('@types/')) versions[name] = /\d+\.\d+\.\d+/.exec(range)?.[0] ?? ''
  return { ...versions, 'react-dom': versions['react'] ?? '' }
}
