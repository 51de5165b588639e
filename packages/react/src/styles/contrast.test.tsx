import { expect, test } from 'vitest'
import { contrast, luminances } from '../testing/luminance.ts'
import './kit.css'

const FILL = '--ck-accent-fill'
const pairs: readonly [front: string, back: string, least: number][] = [
  ['--ck-on-accent', FILL, 4.5],
  ['--ck-on-accent', '--ck-accent-hover', 4.5],
  ['--ck-on-accent', '--ck-accent-active', 4.5],
  ['--ck-accent-text', '--ck-surface', 4.5],
  ['--ck-accent-text', '--ck-sunken', 4.5],
  ['--ck-accent-text', '--ck-page', 4.5],
  ['--ck-accent-text', '--ck-accent-soft', 4.5],
  ['--ck-muted', '--ck-accent-soft', 4.5],
]
const fixed: readonly [front: string, back: string, least: number][] = [
  ...['--ck-surface', '--ck-sunken', '--ck-page'].flatMap((back): [string, string, number][] => [
    ['--ck-text', back, 4.5],
    ['--ck-muted', back, 4.5],
  ]),
  ...['danger', 'warning', 'success'].flatMap((tone): [string, string, number][] => [
    [`--ck-${tone}`, '--ck-surface', 4.5],
    [`--ck-${tone}`, `--ck-${tone}-soft`, 4.5],
    ['--ck-text', `--ck-${tone}-soft`, 4.5],
  ]),
  ['--ck-line-control', '--ck-surface', 3],
  ['--ck-line-control', '--ck-page', 3],
]

const SAMPLE = '#1f5fbf'

/** The CSS value of a token with this accent, without variables. */
function formula(token: string, theme: 'light' | 'dark'): string {
  const written = getComputedStyle(document.documentElement).getPropertyValue(token)
  return pick(written, theme === 'light' ? 0 : 1)
}

/** Replaces `light-dark()` by the value of the theme, starting with the innermost. */
function pick(text: string, side: 0 | 1): string {
  const start = text.lastIndexOf('light-dark(')
  if (start < 0) return text.trim()
  const parts = ['']
  let depth = 1
  let end = start + 'light-dark('.length
  for (; depth > 0; end++) {
    const character = text.charAt(end)
    depth += character === '(' ? 1 : character === ')' ? -1 : 0
    if (depth === 1 && character === ',') parts.push('')
    else if (depth > 0) parts[parts.length - 1] += character
  }
  return pick(text.slice(0, start) + (parts[side] ?? '') + text.slice(end), side)
}

/** The lowest contrast of each pair of colours over all `accents`, in one theme. */
function worst(theme: 'light' | 'dark', accents: readonly string[], of: typeof pairs): number[] {
  const seen = new Map<string, number[]>()
  for (const token of of.flat().filter((item) => typeof item === 'string')) {
    if (seen.has(token)) continue
    const text = formula(token, theme)
    if (!CSS.supports('color', text)) throw new TypeError(`This is not a colour: ${text}`)
    // Most colours do not depend on the accent, so one pixel is enough.
    seen.set(
      token,
      luminances(text.includes(SAMPLE) ? accents.map((accent) => text.replaceAll(SAMPLE, accent)) : [text]),
    )
  }
  const at = (token: string, index: number) => seen.get(token)?.[index] ?? seen.get(token)?.[0] ?? 0
  return of.map(([front, back]) =>
    accents.reduce((least, _, index) => Math.min(least, contrast(at(front, index), at(back, index))), 21),
  )
}

const steps = Array.from({ length: 16 }, (_, index) => (index * 17).toString(16).padStart(2, '0'))
const accents = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)))

const sweep = { timeout: 60_000 } // seconds of a calm machine's time, more of a busy one's

test.each(['light', 'dark'] as const)('text has enough contrast with any accent colour: %s', sweep, (theme) => {
  expect(accents).toHaveLength(4096)
  const found = worst(theme, accents, pairs)
  const short = pairs.flatMap(([front, back, least], index) =>
    (found[index] ?? 0) < least ? [`${front} on ${back}: ${found[index]?.toFixed(2)}`] : [],
  )
  expect(short).toEqual([])
})

test.each(['light', 'dark'] as const)(
  'the colours that do not depend on the accent have enough contrast: %s',
  (theme) => {
    const found = worst(theme, [SAMPLE], fixed)
    const short = fixed.filter(([, , least], index) => (found[index] ?? 0) < least)
    expect(short).toEqual([])
  },
)

test('the formulas compute the colours that are on the page', () => {
  const probe = document.createElement('i')
  document.body.append(probe)
  for (const token of new Set(pairs.flatMap(([front, back]) => [front, back]))) {
    probe.style.color = `var(${token})`
    expect(luminances([formula(token, 'light')])).toEqual(luminances([getComputedStyle(probe).color]))
  }
  probe.remove()
})

test('the theme follows the page’s colour scheme, unless an attribute sets it', () => {
  const surface = (element: HTMLElement) => {
    document.body.append(element)
    element.style.backgroundColor = 'var(--ck-surface)'
    const colour = getComputedStyle(element).backgroundColor
    element.remove()
    return colour
  }
  const plain = document.createElement('div')
  expect(surface(plain)).toBe('rgb(255, 255, 255)')
  plain.style.colorScheme = 'dark'
  expect(surface(plain)).toBe('rgb(21, 24, 29)')
  const light = document.createElement('div')
  light.dataset['ckTheme'] = 'light'
  expect(surface(light)).toBe('rgb(255, 255, 255)')
})
