import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import webpack from 'webpack'
import { root } from '../setUp/program.mjs'
import { bundle, firstLoad, laterLoad, withoutPreloadHelper } from '../steps/bundle.ts'
import { type AppName, apps, isAccountFile, libraries } from './apps.ts'

/** The JavaScript of an application as a bundler wrote it. */
export interface BuiltApp {
  /** The files that a browser loads before the application runs. */
  readonly first: Files
  /** The files that the application loads on demand. */
  readonly later: Files
  /** The files on demand that a sign-in does not load. */
  readonly account: Files
}

/** The text of each file. */
export type Files = readonly string[]

/** `counted`: the libraries of other projects are part of the size. React never is. */
export type Libraries = 'counted' | 'external'

const react = /^react(-dom)?($|\/)/
const externals = { counted: [react], external: [react, ...libraries] }
// The folder is in the repository, so that bundlers find the packages.
const folder = join(root, '.cache', 'size')

/** Each bundler builds an application for production from the published files of the packages. */
export const bundlers = {
  Vite: buildWithVite,
  'webpack 5': buildWithWebpack,
  'esbuild with splitting': (app: AppName): Promise<BuiltApp> => buildWithEsbuild(app, true),
  'esbuild without splitting': (app: AppName): Promise<BuiltApp> => buildWithEsbuild(app, false),
} as const

export async function buildWithVite(app: AppName, use: Libraries = 'external'): Promise<BuiltApp> {
  const files = await bundle({
    configFile: false,
    root: folder,
    plugins: [withoutPreloadHelper],
    // The application chooses whether it preloads modules.
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entryOf(app), external: externals[use] },
    },
  })
  const later = laterLoad(files)
  const account = later.filter(isAccountFile)
  const codes = (of: typeof files): Files => of.map(({ code }) => code)
  return {
    first: codes(firstLoad(files)),
    later: codes(later.filter((file) => !account.includes(file))),
    account: codes(account),
  }
}

async function buildWithEsbuild(app: AppName, splitting: boolean): Promise<BuiltApp> {
  const entry = entryOf(app)
  const { outputFiles, metafile } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    splitting,
    write: false,
    metafile: true,
    absWorkingDir: root,
    outdir: folder,
    external: ['react', 'react/*', 'react-dom', ...libraries],
  })
  const outputs = Object.entries(metafile.outputs)
  const first = new Set(
    outputs.flatMap(([path, { entryPoint = '' }]) => (join(root, entryPoint) === entry ? [path] : [])),
  )
  // The loop also visits the files that it adds to the set.
  for (const path of first)
    for (const { kind, path: imported } of metafile.outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && metafile.outputs[imported]) first.add(imported)
  const firstPaths = [...first].map((path) => join(root, path))
  return {
    first: outputFiles.filter(({ path }) => firstPaths.includes(path)).map(({ text }) => text),
    later: outputFiles.filter(({ path }) => !firstPaths.includes(path)).map(({ text }) => text),
    account: [],
  }
}

async function buildWithWebpack(app: AppName): Promise<BuiltApp> {
  const output = join(folder, 'webpack')
  rmSync(output, { recursive: true, force: true })
  const compiler = webpack({
    mode: 'production',
    entry: entryOf(app),
    context: root,
    experiments: { outputModule: true },
    output: { path: output, module: true },
    externalsType: 'module',
    externals: externals.external,
    // Every application that webpack builds has this runtime already.
    optimization: { runtimeChunk: 'single' },
    performance: false,
  })
  const { assets = [], entrypoints = {} } = await new Promise<webpack.StatsCompilation>((resolve, reject) => {
    compiler.run((error, result) => {
      if (error || !result) reject(error ?? new Error('webpack has no result.'))
      else if (result.hasErrors()) reject(new Error(result.toString({ all: false, errors: true })))
      else resolve(result.toJson({ all: false, assets: true, entrypoints: true }))
    })
  })
  const entries = Object.values(entrypoints).flatMap((entry) => entry.assets?.map(({ name }) => name) ?? [])
  const names = assets.map(({ name }) => name).filter((name) => /\.m?js$/.test(name) && !/^runtime\b/.test(name))
  const read = (name: string): string => readFileSync(join(output, name), 'utf8')
  return {
    first: names.filter((name) => entries.includes(name)).map(read),
    later: names.filter((name) => !entries.includes(name)).map(read),
    account: [],
  }
}

/** Writes the code of the application, and returns the path of the file. */
function entryOf(app: AppName): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${app}.js`)
  writeFileSync(path, apps[app])
  return path
}
