import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setUp/program.mjs'

/** A text file of the repository that is not generated. */
export interface SourceFile {
  /** The path from the repository's folder, with `/`. */
  readonly path: string
  readonly text: string
}

const generated = new Set([
  '.cache',
  '.git',
  'coverage',
  'dist',
  'node_modules',
  'playwright-report',
  'storybook-static',
  'test-results',
])
const text = /\.(ts|tsx|mjs|css|html|json|md|yaml|yml)$/

/** Every text file of the repository that is not generated. */
export function sourceFiles(folder = ''): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (generated.has(entry.name) || path === 'pnpm-lock.yaml') return []
    if (entry.isDirectory()) return sourceFiles(path)
    return text.test(path) || path.startsWith('.ci/') ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : []
  })
}
