import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../setUp/program.mjs'

/** One entry of `exports` in package.json. */
type Entry = string | { '@challenge-kit/source': string }

const entryPoints = ['core', 'emulator', 'react', 'server'].flatMap((folder) => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8')) as {
    name: string
    exports: Record<string, Entry>
  }
  return Object.entries(manifest.exports).flatMap(([path, entry]) => {
    const source = typeof entry === 'string' ? entry : entry['@challenge-kit/source']
    const file = join(root, 'packages', folder, source)
    return /\.tsx?$/.test(source) && existsSync(file) ? [{ name: manifest.name + path.slice(1), file }] : []
  })
})

test('publicApi.txt lists every public name (`npx vitest run --project repo -u` writes it)', async () => {
  const lists = await Promise.all(
    entryPoints.map(async ({ name, file }) => {
      const values = Object.keys((await import(file)) as object)
      const types = typesOf(readFileSync(file, 'utf8')).filter((type) => !values.includes(type))
      const lines = [...values.toSorted(), ...types.toSorted().map((type) => `type ${type}`)]
      return [name, ...lines.map((line) => `  ${line}`)].join('\n')
    }),
  )
  await expect(`${lists.join('\n\n')}\n`).toMatchFileSnapshot('publicApi.txt')
})

test('every form of a type export is found', () => {
  const text = "export { type A, b, type C as D } from './x.ts'\nexport type { E } from './y.ts'\nexport interface F {}"
  expect(typesOf(text)).toEqual(['A', 'D', 'E', 'F'])
})

/** The names of the types that an entry point exports. Every export is named in the text, so the text is enough. */
function typesOf(text: string): string[] {
  const lists = [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, all, list = '']) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item && (all || item.startsWith('type ')))
      .map((item) => item.replace(/^type /, '').replace(/^.* as /, '')),
  )
  const declared = [...text.matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name = '']) => name)
  return [...lists, ...declared]
}
