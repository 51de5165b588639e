import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { root } from '../../scripts/setUp/program.mjs'
import { median } from '../server/figures.ts'

/** What one part of the bench found, as Markdown. */
export interface Report {
  readonly title: string
  readonly text: readonly string[]
}

const path = join(root, 'bench', 'RESULTS.md')
const heading = '## The page beside its peers\n'

/** Replaces the part's section of RESULTS.md. Text between `<!-- profile -->` and the next section stays. */
export function write({ title, text }: Report): void {
  const results = readFileSync(path, 'utf8')
  const [before = '', page = ''] = results.split(heading)
  const sections = page.split(/^(?=### )/m)
  const start = `### ${title}\n`
  const old = sections.find((section) => section.startsWith(start)) ?? ''
  const profile = /<!-- profile -->[^]*/.exec(old)?.[0].trimEnd() ?? ''
  const section = [start.trimEnd(), ...text, circumstances(), ...(profile ? [profile] : [])].join('\n\n')
  const others = sections.filter((found) => found !== old)
  const next = old ? sections.map((found) => (found === old ? section : found)) : [...others, section]
  const body = next.map((found) => found.trim()).join('\n\n')
  writeFileSync(path, `${before.trimEnd()}\n\n${heading}\n${body.trim()}\n`)
}

/** When, where and on which commit the part ran. */
function circumstances(): string {
  const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain', '--untracked-files=no', 'packages') ? ' with changes' : ''
  const load = loadavg().map((average) => average.toFixed(1))
  return `Measured ${new Date().toISOString().slice(0, 10)} on commit ${git('rev-parse', '--short', 'HEAD')}${changed}; Node ${process.versions.node}; ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}; load average ${load.join(', ')}.`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** The row of a target: its words, the figure, and whether the figure meets it. */
export function judge(target: string, figure: string, met: boolean): string[] {
  return [target, figure, met ? 'met' : '**missed**']
}

/** The median of some figures, and the smallest and the largest. */
export function spread(figures: readonly number[], digits = 1): string {
  const [smallest, largest] = [Math.min(...figures), Math.max(...figures)]
  return `${median(figures).toFixed(digits)} (${smallest.toFixed(digits)}–${largest.toFixed(digits)})`
}
