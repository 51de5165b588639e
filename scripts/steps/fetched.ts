/**
 * Signs in on a page that Vite built from the published files, in a real browser whose processor is slowed down four
 * times. Prints the files that the page fetches before, at and after the first keystroke and after the submit, the
 * processor time of the longest task of each part, and how often React commits. Fails if the page fetches more files
 * than allowed, or renders at a keystroke. The times are only printed, because they depend on the machine.
 */
import { chromium, type Page } from 'playwright'
import { compile, isCompiled } from '../publish/compile.mjs'
import { chromiumLaunch } from '../setUp/browser.mjs'
import { buildServedApp } from '../fetched/buildServedApp.ts'
import { longestTask, type TraceEvent } from '../fetched/longestTask.ts'
import { serveApp } from '../fetched/servedApp.ts'
import { user } from './totpBackend.ts'

const SLOWDOWN = 4
/** The largest number of files that the first keystroke fetches at once. The other screens are fetched after them. */
const AT_KEYSTROKE = 4
/** How often React should commit for one step at most. */
const COMMITS_OF_A_STEP = 2

interface Part {
  readonly name: string
  readonly files: readonly string[]
  /** Milliseconds of processor time. */
  readonly task: number
  readonly commits: number
}

if (!isCompiled()) {
  const { code, output } = await compile()
  if (code !== 0) throw new Error(output)
}
const files = await buildServedApp()
const browser = await chromium.launch(chromiumLaunch())
for (const authFlow of ['ADMIN_USER_PASSWORD_AUTH', 'USER_SRP_AUTH'] as const) report(authFlow, await measure(authFlow))
await browser.close()
process.exit()

async function measure(authFlow: 'ADMIN_USER_PASSWORD_AUTH' | 'USER_SRP_AUTH'): Promise<readonly Part[]> {
  const app = await serveApp(files, authFlow)
  const page = await browser.newPage()
  const slow = await page.context().newCDPSession(page)
  const fetched: string[] = []
  page.on('request', (request) => {
    const path = new URL(request.url()).pathname
    if (path.endsWith('.js')) fetched.push(path.slice(1))
  })
  const parts: Part[] = []
  const part = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const [before, commits] = [fetched.length, await commitsOf(page)]
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] })
    await act()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(300)
    const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
    parts.push({
      name,
      files: fetched.slice(before),
      task: Math.round(longestTask(traceEvents)),
      commits: (await commitsOf(page)) - commits,
    })
  }
  await part('before the first keystroke', async () => page.goto(`${app.url}/?${authFlow}`))
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await part('first keystroke', async () => page.getByLabel('Username').press('a'))
  await part('second keystroke', async () => page.getByLabel('Username').press('l'))
  await page.getByLabel('Username').fill(user.username)
  await page.getByLabel('Password', { exact: true }).fill(user.password)
  await part('submit, until the next question', async () => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByLabel('Code from your app').waitFor()
  })
  await page.getByLabel('Code from your app').fill(app.code())
  await part('code, until the end', async () => {
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'You’re signed in' }).waitFor()
  })
  await page.close()
  await app.stop()
  return parts
}

async function commitsOf(page: Page): Promise<number> {
  return page.evaluate<number>('globalThis.commits ?? 0')
}

function report(authFlow: string, parts: readonly Part[]): void {
  console.log(`${authFlow}, with a processor that is ${SLOWDOWN} times slower:`)
  for (const { name, files: names, task, commits } of parts) {
    console.log(`  ${name}: ${names.length} files, ${commits} commits, longest task ${task} ms`)
    for (const file of names) console.log(`    ${file}`)
  }
  const [first, key, nextKey, ...steps] = parts
  const problems = [
    first?.files.length !== 1 && 'The page must load as one file.',
    (key?.files.length ?? 0) > AT_KEYSTROKE && `The first keystroke may fetch ${AT_KEYSTROKE} files.`,
    nextKey?.commits !== 0 && 'A keystroke may not make React render.',
    steps.some((step) => step.files.length > 0) && 'A step may not fetch files after the submit.',
  ].filter((problem) => problem !== false)
  if (steps.some((step) => step.commits > COMMITS_OF_A_STEP))
    console.log(`  Target missed: ${COMMITS_OF_A_STEP} commits of React for one step.`)
  for (const problem of problems) console.log(`  ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}
