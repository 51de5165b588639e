import { readdirSync, readFileSync } from 'node:fs'
import { flows, type Handled, questions } from './handled.ts'
import type { Measured } from './measure.ts'

/** A sign-in that a journey of this run wrote down, and the file that tells it. */
type Journey = Measured & { readonly file: string }

/** The guide to challenges, as this run has it, and what is wrong with the run. */
export interface Guide {
  readonly text: string
  readonly gaps: readonly string[]
}

/** What the journeys wrote into this folder, the shortest first. */
export function readJourneys(folder: string): Journey[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.journey.json'),
  )
  const journeys = files.map((path) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8')) as Journey)
  const place = ({ browser, cognito, journey }: Journey): string =>
    [browser, cognito].map(({ length }) => String(length).padStart(2, '0')).join() + journey
  return journeys.toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
}

export function writeGuide(journeys: readonly Journey[]): Guide {
  const asked = proved(questions(), (name) => journeys.filter(({ challenges }) => challenges.includes(name)))
  const begun = proved(flows(), (name) => journeys.filter((journey) => journey.flows.includes(name)))
  const text = `# Challenges, flows and round trips

Written by a run of the journeys in [apps/demo/e2e](../../apps/demo/e2e): a real browser, the demo's backend, the AWS SDK and the emulator. \`npm test -- demo e2e\` fails when this page says anything else.

## Every challenge

The names of [\`ChallengeNameType\`](https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html), and the two exceptions that are really questions.

${table(['Challenge', 'Decoded by', 'Answered by', 'Journeys that meet it'], asked.rows)}

## Every flow

${table(['Flow', 'Begun by', 'Journeys that begin it'], begun.rows)}

## What a sign-in takes

From the first send to its end, or from the last beginning where a journey begins anew: what the browser sends to the backend, and what the backend asks Cognito. Each journey asserts its own row, at the page and at the emulator.

${table(['Journey', 'Round trips of the browser', 'Calls to Cognito'], journeys.map(measuredRow))}
`
  return { text, gaps: [...asked.gaps, ...begun.gaps] }
}

/** A row for each name. One without a journey needs a reason, and one with a journey has none. */
function proved(
  handled: readonly Handled[],
  journeysOf: (name: string) => readonly Journey[],
): { rows: string[][]; gaps: string[] } {
  const gaps: string[] = []
  const rows = handled.map(({ name, where, unmet }) => {
    const met = journeysOf(name)
    if (met.length === 0 && unmet === undefined)
      gaps.push(`${name}: write a journey, or say in e2e/handled.ts why none`)
    if (met.length > 0 && unmet !== undefined)
      gaps.push(`${name}: has a journey now; take "${unmet}" out of e2e/handled.ts`)
    return [`\`${name}\``, ...where, met.length > 0 ? someOf(met) : `none: ${unmet}`]
  })
  return { rows, gaps }
}

const most = 3

function someOf(journeys: readonly Journey[]): string {
  const named = journeys.slice(0, most).map(({ journey }) => journey)
  const more = journeys.length - named.length
  return named.join('; ') + (more > 0 ? `; ${more} more` : '')
}

function measuredRow({ journey, file, browser, cognito }: Journey): string[] {
  return [`[${journey}](../../apps/demo/e2e/${file})`, counted(browser), counted(cognito)]
}

/** `2: start, answer`, with what repeats said once. */
function counted(calls: readonly string[]): string {
  const runs: { name: string; times: number }[] = []
  for (const name of calls) {
    const last = runs.at(-1)
    if (last?.name === name) last.times += 1
    else runs.push({ name, times: 1 })
  }
  const told = runs.map(({ name, times }) => `\`${name}\`${times > 1 ? ` ×${times}` : ''}`)
  return `${calls.length}: ${told.join(', ')}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
