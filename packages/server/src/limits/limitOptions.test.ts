import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isPassable, type LimitName, type LimitOptions, readLimits, RULES } from './rules.ts'

test.each<[string, object, string]>([
  [
    'a misspelled figure',
    { codesPerFlow: { point: 3 } },
    'limits: codesPerFlow has no "point", only points and window',
  ],
  ['the key of the counter', { codesPerFlow: { key: 1 } }, 'limits: codesPerFlow has no "key", only points and window'],
  ['a text', { codesPerFlow: { points: '3' } }, 'limits: codesPerFlow.points must be a number above 0'],
])('%s in the option `limits` is refused at start-up', (_, options, message) => {
  expect(() => readLimits(options)).toThrow(message)
})

test('a rule without figures in the option `limits` keeps its own', () => {
  const options: object = { codesPerFlow: undefined, startPerHour: {} }
  expect(readLimits(options)).toEqual(RULES)
})

test('the option `limits` changes single figures of single rules', () => {
  const rules = readLimits({ sentMessagesPerNetwork: { points: 200 }, startPerHour: { points: 1, window: 2 } })
  expect(rules.sentMessagesPerNetwork).toEqual({ points: 200, window: 3_600, scope: 'network' })
  expect(rules.startPerHour).toEqual({ points: 1, window: 2, scope: 'network' })
  expect(rules.codesPerFlow).toEqual(RULES.codesPerFlow)
})

test.each<[LimitOptions & Record<string, object>, string]>([
  [{ sentMessagesPerNetwork: { points: 0 } }, 'limits: sentMessagesPerNetwork.points must be a number above 0'],
  [{ codesPerFlow: { window: Number.NaN } }, 'limits: codesPerFlow.window must be a number above 0'],
  [{ smsPerPlanet: { points: 1 } }, 'limits: there is no rule "smsPerPlanet"; the rules are startPerMinute,'],
])('a mistake in the option `limits` stops the start: %j', (limits, sentence) => {
  expect(() => readLimits(limits)).toThrow(sentence)
})

const SECONDS: Readonly<Record<string, number>> = { minute: 60, minutes: 60, hour: 3_600, hours: 3_600 }

/** The rules of the guide's table, with their figures. */
function rulesOfGuide(): Record<string, object> {
  const guide = readFileSync(new URL('../../../../docs/guides/limits.md', import.meta.url), 'utf8')
  const rows = guide.split('\n').filter((line) => /^\| `\w+(?:Per|per)\w+`/.test(line))
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [names = '', , points = '', windows = ''] = row
        .split('|')
        .slice(1)
        .map((cell) => cell.trim())
      const figures = points.split(', ').map((figure) => Number(figure.replace(',', '')))
      return names.split(', ').map((name, index) => {
        const [count = '', unit = ''] = windows.split(', ')[index]?.split(' ') ?? []
        return [name.replaceAll('`', ''), { points: figures[index], window: Number(count) * (SECONDS[unit] ?? 0) }]
      })
    }),
  )
}

test('the table of the guide has every rule with its figures', () => {
  const figures = Object.entries(RULES).map(([name, { points, window }]) => [name, { points, window }])
  expect(rulesOfGuide()).toEqual(Object.fromEntries(figures))
})

test('a count of an account or a device is kept apart from the counts that a flood of networks fills', () => {
  const apart = Object.entries(RULES).flatMap(([name, { scope }]) => (scope === 'account' ? [name] : []))
  expect(apart).toEqual(Object.keys(RULES).filter((name) => /Per(?:Account|Device)$/.test(name)))
})

test('`beforeRefusal` may let pass starts, passwords and the messages of a network, and no limit of codes', () => {
  const names = Object.keys(RULES) as LimitName[]
  expect(names.filter(isPassable)).toEqual([
    'startPerMinute',
    'startPerHour',
    'startPerSite',
    'passwordPerNetwork',
    'passwordPerAccount',
    'passwordPerDevice',
    'codeRequestsPerNetwork',
    'sentMessagesPerNetwork',
  ])
})
