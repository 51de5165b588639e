import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setUp/program.mjs'
import { bundle } from '../steps/bundle.ts'

/** A page with `<SignIn />` that counts how often React commits. The query says how the page signs in. */
const code = `
import { SignIn } from '@challenge-kit/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, Profiler } from 'react'
import { createRoot } from 'react-dom/client'

globalThis.commits = 0
const signIn = createElement(SignIn, { browserSrp: location.search.includes('SRP') })
const counted = createElement(Profiler, { id: 'sign-in', onRender: () => (globalThis.commits += 1) }, signIn)
const page = createElement(QueryClientProvider, { client: new QueryClient() }, counted)
createRoot(document.getElementById('root')).render(page)
`

/** Builds the page from the published files with Vite. Returns the files by their path. The first file is `app.js`. */
export async function buildServedApp(): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, '.cache', 'fetched')
  mkdirSync(folder, { recursive: true })
  const entry = join(folder, 'app.js')
  writeFileSync(entry, code)
  const files = await bundle({
    configFile: false,
    root: folder,
    // React's build for production does not count commits.
    resolve: { alias: { 'react-dom/client': 'react-dom/profiling' } },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' } },
    },
  })
  return new Map(files.map((file) => [file.name, file.code]))
}
