import type { Browser } from 'playwright'
import { median, medianRatio } from '../server/figures.ts'
import { launch } from './browser.ts'
import { buildPage, kitPage, peerPage } from './build.ts'
import { type Cognito, startCognito } from './cognito.ts'
import { versionOf } from './peers.ts'
import { judge, type Report, spread, table } from './report.ts'
import { serveSite, type Site } from './site.ts'
import { type LongestTasks, longestTasks, type SignInPage, submit, type Submit } from './submitPage.ts'

const names = ['kit, SRP', 'Amplify, SRP', 'kit, password', 'Amplify, password'] as const
type Name = (typeof names)[number]
type Of<Value> = Readonly<Record<Name, Value>>

const rounds = { 1: 5, 4: 3, tasks: 3 } as const

/** From the press of the button until the next question is painted. */
export async function measureSubmit(): Promise<Report> {
  const cognito = await startCognito()
  const { sites, pages } = await serve(cognito)
  const browser = await launch()
  const measure = async <Value>(count: number, once: (page: SignInPage) => Promise<Value>): Promise<Of<Value[]>> => {
    const found: Of<Value[]> = { 'kit, SRP': [], 'Amplify, SRP': [], 'kit, password': [], 'Amplify, password': [] }
    for (let round = 0; round < count; round += 1) for (const name of names) found[name].push(await once(pages[name]))
    return found
  }
  // Not counted, because the first sign-in loads the code of the servers.
  await measure(1, (page) => submit(browser, cognito, page, 1))
  const normal = await measure(rounds[1], (page) => submit(browser, cognito, page, 1))
  const slow = await measure(rounds[4], (page) => submit(browser, cognito, page, 4))
  const tasks = await measure(rounds.tasks, (page) => longestTasks(browser, cognito, page, 4))
  const version = browser.version()
  await stop(browser, sites, cognito)
  return report(normal, slow, tasks, version)
}

async function serve(cognito: Cognito): Promise<{ sites: Site[]; pages: Of<SignInPage> }> {
  const kit = await buildPage(kitPage('kit'), 'nothing')
  const amplify = await serveSite(await buildPage(peerPage('amplify'), 'nothing'))
  const [withSrp, withPassword] = [await cognito.serveKit(kit, true), await cognito.serveKit(kit, false)]
  const { endpoint, userPoolId, pageClient: clientId } = cognito
  const amplifyUrl = (srp: string): string =>
    `${amplify.url}/?${new URLSearchParams({ endpoint, userPoolId, clientId, srp })}`
  const button = 'button[type="submit"]'
  return {
    sites: [amplify, withSrp, withPassword],
    pages: {
      'kit, SRP': { url: `${withSrp.url}/?srp=true`, submit: button },
      'Amplify, SRP': { url: amplifyUrl('true'), submit: button },
      'kit, password': { url: withPassword.url, submit: button },
      'Amplify, password': { url: amplifyUrl('false'), submit: button },
    },
  }
}

async function stop(browser: Browser, sites: readonly Site[], cognito: Cognito): Promise<void> {
  await browser.close()
  for (const site of sites) site.close()
  cognito.close()
}

function report(normal: Of<Submit[]>, slow: Of<Submit[]>, tasks: Of<LongestTasks[]>, version: string): Report {
  const times = (of: Of<Submit[]>, name: Name): number[] => of[name].map(({ time }) => time)
  const cpu = (of: Of<Submit[]>, name: Name): number[] => of[name].map((each) => each.cpu)
  const longest = (name: Name, kind: keyof LongestTasks): number[] => tasks[name].map((task) => task[kind])
  const row = (name: Name): string[] => [
    name,
    spread(times(normal, name), 0),
    spread(times(slow, name), 0),
    spread(cpu(normal, name), 0),
    spread(longest(name, 'typing'), 0),
    spread(longest(name, 'submitting'), 0),
    String(median(normal[name].map(({ commits }) => commits))),
    median(normal[name].map(({ commitsPerKey }) => commitsPerKey)).toFixed(1),
  ]
  const ratio = (words: string, of: Of<Submit[]>, kit: Name, amplify: Name): string[] => {
    const value = medianRatio(times(of, amplify), times(of, kit))
    return judge(words, `${value.toFixed(1)} ×`, value >= 7)
  }
  const task = (name: Name, kind: keyof LongestTasks): string[] => {
    const value = median(longest(name, kind))
    return judge(`No task > 50 ms at 4 × (${name}, ${kind})`, `${value.toFixed(0)} ms`, value <= 50)
  }
  const commits = Math.max(...(['kit, SRP', 'kit, password'] as const).map((name) => commitsOf(normal[name])))
  return {
    title: 'Submit',
    text: [
      `From the press of the button until the browser has painted the question for a code. Amplify calls the emulator, and the kit calls its backend, which calls the same emulator over HTTP. The emulator and the backend run in processes of their own. In Node, the emulator computes Cognito's side of SRP by OpenSSL. The pointer is on the button before it is pressed. The pages are filled in at the speed of a person. \`@aws-amplify/ui-react\` ${versionOf('@aws-amplify/ui-react')}, Chromium ${version}. Milliseconds: median (smallest to largest) of ${rounds[1]} rounds at 1 × and ${rounds[4]} rounds with a CPU that is 4 × slower, in which the pages alternate. The longest task is CPU time of the main thread at 4 ×, from ${rounds.tasks} recorded rounds of their own.`,
      table(
        [
          '',
          '1 ×',
          '4 ×',
          'CPU of the page, 1 ×',
          'longest task, typing',
          'longest task, submitting',
          'commits a step',
          'commits a key',
        ],
        names.map(row),
      ),
      table(
        ['Target', 'Figure', ''],
        [
          ratio('SRP, 1 × ≥ 7 × faster than Amplify', normal, 'kit, SRP', 'Amplify, SRP'),
          ratio('SRP, 4 × ≥ 7 × faster than Amplify', slow, 'kit, SRP', 'Amplify, SRP'),
          ratio('Password, 1 × ≥ 7 × faster than Amplify by default (SRP)', normal, 'kit, password', 'Amplify, SRP'),
          ratio('Password, 4 × ≥ 7 × faster than Amplify by default (SRP)', slow, 'kit, password', 'Amplify, SRP'),
          compare(
            '… Amplify set to the password, 1 ×',
            times(normal, 'Amplify, password'),
            times(normal, 'kit, password'),
          ),
          compare('… Amplify set to the password, 4 ×', times(slow, 'Amplify, password'), times(slow, 'kit, password')),
          compare('SRP, CPU of the page alone, 1 ×', cpu(normal, 'Amplify, SRP'), cpu(normal, 'kit, SRP')),
          compare('SRP, CPU of the page alone, 4 ×', cpu(slow, 'Amplify, SRP'), cpu(slow, 'kit, SRP')),
          task('kit, SRP', 'submitting'),
          task('kit, SRP', 'typing'),
          task('kit, password', 'submitting'),
          task('kit, password', 'typing'),
          judge('At most 2 commits a step', String(commits), commits <= 2),
        ],
      ),
    ],
  }
}

const commitsOf = (submits: readonly Submit[]): number => median(submits.map(({ commits }) => commits))

/** A row without a target. */
const compare = (words: string, amplify: readonly number[], kit: readonly number[]): string[] => [
  words,
  `${medianRatio(amplify, kit).toFixed(1)} ×`,
  'no target',
]
