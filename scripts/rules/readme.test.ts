import { expect, it } from 'vitest'
import { text } from './docPages.ts'

// The code that the files of each link must contain, because the README says so.
const wantedCode = [
  ['submit({ ', 'readFields('],
  ["call('answer'", 'transition(store.getState(), event)'],
  ['fetch', "method: 'POST'"],
  ['guardRequest(request', 'flowSteps.require(', 'limits.check('],
  ['export function step('],
  ['cognito.initiateAuth(', 'cognito.respondToAuthChallenge(', 'AdminInitiateAuthCommand', 'sendOnce('],
  ['cognitoCodecs[name].parse(', 'parse:', 'encode:'],
  ['export function transition('],
  ['SMS_MFA: onDemand('],
  ['sessionOf(tokens', 'flowCookie.set('],
]

it('the README follows one sign-in in ten links, each file contains what its line says, and CONTRIBUTING leads to the links', () => {
  const [, path = ''] = /## One sign-in in ten links\n(.*?)\n## /s.exec(text('README.md')) ?? []
  const links = [...path.matchAll(/^\d+\. .*$/gm)].map(([line]) => line)
  expect(links).toHaveLength(10)
  expect(text('CONTRIBUTING.md')).toContain('](README.md#one-sign-in-in-ten-links)')
  for (const [index, line] of links.entries()) {
    const files = [...line.matchAll(/\]\((packages\/[^)]+)\)/g)].map(([, file = '']) => text(file)).join('')
    expect(
      wantedCode[index]?.filter((wanted) => !files.includes(wanted)),
      line,
    ).toEqual([])
  }
})

it('the README and the guide to headless screens replace a screen with the same code, which is a file of the catalogue', () => {
  const code = text('.storybook/catalogue/examples/ReplaceOneScreen.tsx')
  expect(text('README.md')).toContain(`\n\`\`\`tsx\n${code}\`\`\`\n`)
  expect(text('docs/guides/headless.md')).toContain(`\n\`\`\`tsx\n${code}\`\`\`\n`)
})

/** The cells of each row of the first table after a heading, without the row of dashes. */
function rowsAfter(page: string, heading: string): readonly (readonly string[])[] {
  const [, table = ''] =
    text(page)
      .split(`\n${heading}\n`)[1]
      ?.match(/^(\|.*?)\n\n/ms) ?? []
  const rows = table.split('\n').map((row) => row.split('|').slice(1, -1))
  return rows.map((row) => row.map((cell) => cell.trim())).filter(([first = '']) => !/^-+$/.test(first))
}

/** A cell of the table of sizes in bench/RESULTS.md. */
function measured(name: string, column: string): string | undefined {
  const [head = [], ...rows] = rowsAfter('bench/RESULTS.md', '### Size')
  return rows.find(([first]) => first === name)?.[head.indexOf(column)]
}

it('the sizes in the README are the measured sizes of bench/RESULTS.md', () => {
  const [, ...told] = rowsAfter('README.md', '## Size')
  expect(told.length).toBeGreaterThan(3)
  for (const [name = '', ...sizes] of told)
    expect(sizes, name).toEqual([measured(name, 'first'), measured(name, 'all')])
})

it.each([
  ['styling', /`styles\.css` has (\S+) KiB after gzip/, 'kit: `<SignIn />` with all dependencies', 'CSS, gzip'],
  ['styling', /only (\S+) KiB before the first screen/, 'kit: `<SignIn />`, own code', 'CSS, gzip'],
  ['session', /have (\S+) KiB of the kit's code after brotli/, 'kit: `useSession` alone, own code', 'first'],
])('the size in the guide %s is the measured size, rounded: %s', (guide, sentence, name, column) => {
  const [, told] = sentence.exec(text(`docs/guides/${guide}.md`)) ?? []
  expect(told).toBe(Number(measured(name, column)).toFixed(1))
})
