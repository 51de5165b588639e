import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type AppName, apps, libraries } from '../../scripts/size/apps.ts'
import { root } from '../../scripts/setUp/program.mjs'
import { bundle, type BundleFile, firstLoad, laterLoad, withoutPreloadHelper } from '../../scripts/steps/bundle.ts'
import { peersFolder } from './peers.ts'

/** A page as Vite builds it for production. */
export interface BuiltPage {
  /** The scripts that the browser loads before the page runs. */
  readonly first: readonly BundleFile[]
  /** The scripts that the page loads on demand. */
  readonly later: readonly BundleFile[]
  readonly styles: readonly BundleFile[]
}

/** Packages that a page does not bring. */
export type Outside = 'nothing' | 'react' | 'react and libraries'

const react = /^(react|react-dom|scheduler)($|\/)/
const externals: Readonly<Record<Outside, (RegExp | string)[]>> = {
  nothing: [],
  react: [react],
  'react and libraries': [react, ...libraries],
}

/** Builds the kit and the peers with the same settings. */
export async function buildPage(entry: string, outside: Outside): Promise<BuiltPage> {
  const files = await bundle({
    configFile: false,
    root: dirname(entry),
    plugins: [withoutPreloadHelper],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, external: externals[outside] },
    },
  })
  const styles = files.filter(({ name }) => name.endsWith('.css'))
  return { first: firstLoad(files), later: laterLoad(files), styles }
}

const styleSheets: Readonly<Partial<Record<AppName, string>>> = {
  signIn: "import '@challenge-kit/react/first.css'\n",
  signInPage: "import '@challenge-kit/react/styles.css'\n",
}

/** Writes the code of a page that uses the published files of the kit, and returns the path of the file. */
export function kitEntry(app: AppName): string {
  return write(join(root, '.cache', 'bench', 'kit', `${app}.js`), `${styleSheets[app] ?? ''}${apps[app]}`)
}

/** Writes the code of a page that uses a peer, and returns the path of the file. */
export function peerEntry(name: string, code: string): string {
  return write(join(peersFolder, 'size', `${name}.js`), code)
}

/** The page of the kit in `bench/page/apps`, and the page of a peer in `bench/peers`. */
export const kitPage = (name: string): string => join(import.meta.dirname, 'apps', `${name}.ts`)
export const peerPage = (name: string): string => join(peersFolder, `${name}.js`)

function write(path: string, code: string): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, code)
  return path
}
