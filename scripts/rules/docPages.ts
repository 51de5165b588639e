import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setUp/program.mjs'

/** The pages that users of the kit read, as paths from the repository's folder. */
export const pages: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs/guides')).map((name) => `docs/guides/${name}`),
]

/** The page of each package, which npm shows. */
export const readmes: readonly string[] = ['core', 'react', 'server', 'emulator'].map(
  (name) => `packages/${name}/README.md`,
)

export const text = (page: string): string => readFileSync(join(root, page), 'utf8')
