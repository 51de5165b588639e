import type { Browser, Page } from 'playwright'
import { cpuTime, openPage } from './browser.ts'
import { type Cognito, password } from './cognito.ts'
import { probe } from './probe.ts'
import { recordTasks } from '../../scripts/fetched/recordTasks.ts'

/** A page that signs in, and how to fill it in. */
export interface SignInPage {
  readonly url: string
  readonly submit: string
}

/** One sign-in, up to the question for a code. */
export interface Submit {
  /** Milliseconds from the press of the button until the browser has painted the next question. */
  readonly time: number
  /** The CPU time of the page's main thread for this, without the time of Cognito and of the backend. */
  readonly cpu: number
  readonly commits: number
  /** Commits of React for one key. */
  readonly commitsPerKey: number
}

/** Signs a new user in. The page has the seconds of a person who types before the button is pressed. */
export async function submit(browser: Browser, cognito: Cognito, given: SignInPage, slowdown: number): Promise<Submit> {
  const { opened, commitsPerKey } = await fillIn(browser, cognito, given, slowdown)
  const { page, close } = opened
  const press = await aim(page, given.submit)
  const before = await page.evaluate(() => globalThis.probed.commits)
  const cpuBefore = await cpuTime(opened)
  await press()
  const cpu = (await cpuTime(opened)) - cpuBefore
  const { submitted, painted, commits } = await page.evaluate(() => globalThis.probed)
  await close()
  return { time: painted - submitted, cpu, commits: commits - before, commitsPerKey }
}

/** The CPU time of the longest task while a person types, and from the press of the button on, in milliseconds. */
export interface LongestTasks {
  readonly typing: number
  readonly submitting: number
}

export async function longestTasks(
  browser: Browser,
  cognito: Cognito,
  given: SignInPage,
  slowdown: number,
): Promise<LongestTasks> {
  const { opened, typing } = await fillIn(browser, cognito, given, slowdown, true)
  const { page, close } = opened
  const press = await aim(page, given.submit)
  const end = await recordTasks(browser, page)
  await press()
  const submitting = await end()
  await close()
  return { typing, submitting }
}

/**
 * Moves the pointer to the button. The function that it returns presses the button and resolves when the next question is
 * painted. It uses no locator, because Playwright's code for locators would run in the page during the measurement.
 */
async function aim(page: Page, button: string): Promise<() => Promise<void>> {
  const box = await page.locator(button).first().boundingBox()
  if (!box) throw new Error('The page has no button that submits.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForTimeout(200)
  return async () => {
    await page.mouse.down()
    await page.mouse.up()
    const deadline = Date.now() + 30_000
    while (!(await page.evaluate(() => globalThis.probed.painted > 0))) {
      if (Date.now() > deadline) throw new Error('The next question did not appear in 30 seconds.')
      await page.waitForTimeout(50)
    }
  }
}

async function fillIn(
  browser: Browser,
  cognito: Cognito,
  { url }: SignInPage,
  slowdown: number,
  recorded = false,
): Promise<{ opened: Awaited<ReturnType<typeof openPage>>; commitsPerKey: number; typing: number }> {
  const opened = await openPage(browser, url, slowdown, probe)
  const { page } = opened
  const username = page.locator('input').first()
  await username.waitFor()
  await page.waitForTimeout(500)
  const end = recorded ? await recordTasks(browser, page) : undefined
  const name = cognito.nextUser()
  const lastKeys = 3
  await username.pressSequentially(name.slice(0, -lastKeys), { delay: 30 })
  await page.waitForTimeout(500)
  const before = await page.evaluate(() => globalThis.probed.commits)
  await username.pressSequentially(name.slice(-lastKeys), { delay: 30 })
  const after = await page.evaluate(() => globalThis.probed.commits)
  await page.locator('input[type="password"]').first().fill(password)
  // As long as a person types a password. Both pages may use this time.
  await page.waitForTimeout(1_500)
  const typing = end ? await end() : 0
  return { opened, commitsPerKey: (after - before) / lastKeys, typing }
}
