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
import { recordTasks } from '../fetched/recordTasks.ts'
import { serveApp } from '../fetched/servedApp.ts'
import { user } from './totpBackend.ts'

const SLOWDOWN = 4
/** The largest number of files that the first keystroke fetches at once. The other screens are fetched after them. */
const AT_KEYSTROKE = 4
/** How often React should commit for one step at most, without the spinner of a slow call. */
const COMMITS_OF_A_STEP = 2

interface Part {
  readonly name: string
  readonly files: readonly string[]
  /** Milliseconds of processor time. */
  readonly task: number
  readonly commits: number
  /** How often a button began to show a spinner, because a call took longer than 400 ms. React commits once for each. */
  readonly spinners: number
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
  await page.addInitScript(countSpinners)
  const part = async (name: string, act: () => Promise<unknown>): Promise<void> => {
    const [before, counted] = [fetched.length, await countsOf(page)]
    const end = await recordTasks(browser, page)
    await act()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(300)
    const task = Math.round(await end())
    const { commits, spinners } = await countsOf(page)
    const files = fetched.slice(before)
    parts.push({ name, files, task, commits: commits - counted.commits, spinners: spinners - counted.spinners })
  }
  await part('before the first keystroke', async () => page.goto(`${app.url}/?${authFlow}`))
  await slow.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  // The locators run before the recordings, because Playwright's code for locators runs in the page.
  await page.getByLabel('Username').focus()
  await part('first keystroke', async () => page.keyboard.press('a'))
  await part('second keystroke', async () => page.keyboard.press('l'))
  await page.getByLabel('Username').fill(user.username)
  await page.getByLabel('Password', { exact: true }).fill(user.password)
  const button = await page.getByRole('button', { name: 'Sign in' }).boundingBox()
  if (!button) throw new Error('The page has no button that submits.')
  await page.mouse.move(button.x + button.width / 2, button.y + button.height / 2)
  await part('submit, until the next question', async () => {
    await page.mouse.down()
    await page.mouse.up()
    await shown(page, 'input[autocomplete="one-time-code"]')
  })
  await page.getByLabel('Code from your app').fill(app.code())
  await part('code, until the end', async () => {
    await page.keyboard.press('Enter')
    await shown(page, '[data-ck-step="SIGNED_IN"]')
  })
  await page.close()
  await app.stop()
  return parts
}

interface Counts {
  readonly commits: number
  readonly spinners: number
}

async function countsOf(page: Page): Promise<Counts> {
  return page.evaluate<Counts>('({ commits: globalThis.commits ?? 0, spinners: globalThis.spinners ?? 0 })')
}

/** Runs in the page before its own scripts. */
function countSpinners(): void {
  let spinners = 0
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element && node.matches('[data-ck-part="spinner"]')) spinners += 1
    Object.assign(globalThis, { spinners })
  }).observe(document, { subtree: true, childList: true })
}

/** Resolves when the page has an element that the selector finds. */
async function shown(page: Page, selector: string): Promise<void> {
  const expression = `document.querySelector(${JSON.stringify(selector)}) !== null`
  while (!(await page.evaluate<boolean>(expression))) await page.waitForTimeout(50)
}

function report(authFlow: string, parts: readonly Part[]): void {
  console.log(`${authFlow}, with a processor that is ${SLOWDOWN} times slower:`)
  for (const { name, files: names, task, commits, spinners } of parts) {
    const spinner = spinners > 0 ? ` (${spinners} for the spinner after 400 ms)` : ''
    console.log(`  ${name}: ${names.length} files, ${commits} commits${spinner}, longest task ${task} ms`)
    for (const file of names) console.log(`    ${file}`)
  }
  const [first, key, nextKey, ...steps] = parts
  const problems = [
    first?.files.length !== 1 && 'The page must load as one file.',
    (key?.files.length ?? 0) > AT_KEYSTROKE && `The first keystroke may fetch ${AT_KEYSTROKE} files.`,
    nextKey?.commits !== 0 && 'A keystroke may not make React render.',
    steps.some((step) => step.files.length > 0) && 'A step may not fetch files after the submit.',
  ].filter((problem) => problem !== false)
  if (steps.some(({ commits, spinners }) => commits - spinners > COMMITS_OF_A_STEP))
    console.log(`  Target missed: ${COMMITS_OF_A_STEP} commits of React for one step.`)
  for (const problem of problems) console.log(`  ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}
