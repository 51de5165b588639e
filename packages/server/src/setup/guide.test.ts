import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { PROXY_HEADERS } from '../addresses/trustedProxies.ts'
import { MISTAKE_IDS, MISTAKES } from './mistakes.ts'

/** The rows of the first table of a section of a guide, without its head. */
function rowsOf(name: string, heading: string): readonly string[][] {
  const guide = readFileSync(resolve(import.meta.dirname, '../../../../docs/guides', `${name}.md`), 'utf8')
  const section = guide.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '))
}

test('the guide lists each mistake in the set-up with the sentences that are printed, and no other mistake', () => {
  const expected = MISTAKE_IDS.map((id) => [`\`${id}\``, MISTAKES[id].problem, MISTAKES[id].remedy])
  expect(rowsOf('troubleshooting', 'Mistakes in the set-up')).toEqual(expected)
})

test('the guide lists each preset for a proxy with the header that is read, and no other preset', () => {
  const expected = Object.entries(PROXY_HEADERS).map(([preset, { name }]) => [`\`${preset}\``, `\`${name}\``])
  expect(rowsOf('proxies', 'Behind a proxy').map((cells) => cells.slice(0, 2))).toEqual(expected)
})
