import { readdirSync, readFileSync } from 'node:fs'
import { type AwsName, challengeNames, flowNames } from './awsNames.ts'
import type { Measured } from './measure.ts'

/** What a journey of this run measured, and the file of the journey. A journey is an end-to-end test. */
type Journey = Measured & { readonly file: string }

/** The guide docs/guides/challenges.md. `gaps` lists what a developer must add to awsNames.ts or remove from it. */
export interface Guide {
  readonly text: string
  readonly gaps: readonly string[]
}

/** Reads the measurements in a folder. Journeys with the fewest calls come first. */
export function readJourneys(folder: string): Journey[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.journey.json'),
  )
  const journeys = files.map((path) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8')) as Journey)
  const sortKey = ({ browser, cognito, journey }: Journey): string =>
    [browser, cognito].map(({ length }) => String(length).padStart(2, '0')).join() + journey
  return journeys.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}

export function writeGuide(journeys: readonly Journey[]): Guide {
  const challenges = toRows(challengeNames(), (name) => journeys.filter((journey) => journey.challenges.includes(name)))
  const flows = toRows(flowNames(), (name) => journeys.filter((journey) => journey.flows.includes(name)))
  const text = `# Challenges, auth flows and round trips

The end-to-end tests in [apps/demo/e2e](../../apps/demo/e2e) generate this guide. In this guide, each of these tests is called a journey. The journeys use a real browser, the demo's backend, the AWS SDK and the emulator. \`npm test -- demo e2e\` fails if this guide is out of date.

- A **challenge** is what Cognito asks for before a sign-in succeeds, such as a code.
- An **auth flow** is one of Cognito's ways to start a sign-in, such as \`USER_AUTH\`.
- A **call** is a request from the browser to the backend, such as \`start\` or \`answer\`.

## Every challenge

The table lists every name of [\`ChallengeNameType\`](https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html). The last two rows are errors that Cognito throws. The kit shows these errors as challenges, because the user can answer them. "Decoded by" names the file that reads the challenge for the page.

${table(['Challenge', 'Decoded by', 'Answered by', 'Journeys with it'], challenges.rows)}

## Every auth flow

${table(['Auth flow', 'Started by', 'Journeys with it'], flows.rows)}

## Calls of each sign-in

The table counts the calls from the browser to the backend, and the requests from the backend to Cognito. If a journey starts several sign-ins, its row counts only the last sign-in, from its first call to its last call. \`answer\` ×2 means two calls of \`answer\` in a row. Each journey checks its own row.

${table(['Journey', 'Calls to the backend', 'Requests to Cognito'], journeys.map(measuredRow))}
`
  return { text, gaps: [...challenges.gaps, ...flows.gaps] }
}

/** Makes a row for each name. Each name needs a journey, or a reason why no journey has the name. */
function toRows(
  names: readonly AwsName[],
  journeysOf: (name: string) => readonly Journey[],
): { rows: string[][]; gaps: string[] } {
  const gaps: string[] = []
  const rows = names.map(({ name, handledBy, whyNoJourney }) => {
    const found = journeysOf(name)
    if (found.length === 0 && whyNoJourney === undefined)
      gaps.push(`${name}: write a journey, or say in e2e/awsNames.ts why there is no journey`)
    if (found.length > 0 && whyNoJourney !== undefined)
      gaps.push(`${name}: has a journey now, so remove the reason "${whyNoJourney}" from e2e/awsNames.ts`)
    return [`\`${name}\``, ...handledBy, found.length > 0 ? someOf(found) : `none: ${whyNoJourney}`]
  })
  return { rows, gaps }
}

const maxNamed = 3

function someOf(journeys: readonly Journey[]): string {
  const named = journeys.slice(0, maxNamed).map(({ journey }) => journey)
  const more = journeys.length - named.length
  return named.join('; ') + (more > 0 ? `; ${more} more` : '')
}

function measuredRow({ journey, file, browser, cognito }: Journey): string[] {
  return [`[${journey}](../../apps/demo/e2e/${file})`, counted(browser), counted(cognito)]
}

/** Counts the calls and lists them, as in `3: start, answer ×2`. */
function counted(calls: readonly string[]): string {
  const runs: { name: string; times: number }[] = []
  for (const name of calls) {
    const last = runs.at(-1)
    if (last?.name === name) last.times += 1
    else runs.push({ name, times: 1 })
  }
  const listed = runs.map(({ name, times }) => `\`${name}\`${times > 1 ? ` ×${times}` : ''}`)
  return `${calls.length}: ${listed.join(', ')}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}
