import axe from 'axe-core'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'

/** Returns the violations that axe finds in a part of the page. First run the script `axe.source` in the page. */
async function violationsIn(page: Page, part: 'html' | 'main', options: axe.RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(([within, how]) => axe.run(within, how), [part, options] as const)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('no challenge makes the page scroll sideways', async ({ page, signIn, lab }) => {
    const fits = async (): Promise<void> => {
      await page.locator('details').evaluateAll((panels) => panels.forEach((panel) => panel.setAttribute('open', '')))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    }
    await signIn.open()
    await fits()
    const steps = [
      ['goran', 'Choose a new password'],
      ['farah', 'Set up your authenticator app'],
      ['emeka', 'How would you like your code?'],
      ['chiyo', 'Check your phone'],
    ] as const
    for (const [person, heading] of steps) {
      await lab.pick(person)
      await signIn.submit()
      await signIn.asks(heading)
      await fits()
    }
  })

  test('picking a person in the lab scrolls the form into view', async ({ signIn, lab }) => {
    await signIn.open()
    await lab.pick('hana')
    await expect(signIn.area.getByRole('button', { name: 'Sign in' })).toBeInViewport()
  })
})

test.describe('in Japanese', () => {
  test.use({ locale: 'ja-JP' })

  test('the page is in Japanese, and Chiyo signs in', async ({ page, signIn, lab }) => {
    await signIn.open()
    await signIn.asks('ランタン図書館にログイン')
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja')
    await lab.pick('chiyo')
    await signIn.submit()
    await signIn.staysAfterReload('SMSを確認してください')
    await signIn.give(await lab.sentCode('+819000000839'))
    await signIn.asks('図書館カード')
  })
})

test('after a change of the language, the current challenge and the typed code are still on screen', async ({
  page,
  signIn,
  lab,
}) => {
  await signIn.open()
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await signIn.code.fill('1234')
  await page.getByText('日本語').click()
  await signIn.asks('SMSを確認してください')
  await expect(signIn.code).toHaveValue('1234')
})

const everything = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
const colours = { runOnly: ['color-contrast'] }

test('axe finds no accessibility violation at any step, in light and in dark colours', async ({
  page,
  signIn,
  lab,
  account,
}) => {
  const isClear = async (part: 'html' | 'main' = 'main'): Promise<void> => {
    for (const [colorScheme, rules] of [
      ['light', everything],
      ['dark', colours],
    ] as const) {
      // The colours change at once, because playwright.config.ts asks for reduced motion.
      await page.emulateMedia({ colorScheme })
      expect(await violationsIn(page, part, rules)).toEqual([])
    }
  }
  await signIn.open()
  await page.evaluate(axe.source)
  await lab.pick('hana')
  await isClear()
  await lab.pick('goran')
  await signIn.submit()
  await signIn.asks('Choose a new password')
  await isClear()
  await lab.pick('farah')
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  await isClear()
  await signIn.give(await lab.appCode('farah'))
  await signIn.isSignedIn('farah@example.com')
  await account.open()
  // Checks the whole page, because the lab now shows messages.
  await isClear('html')
})

test('the Content-Security-Policy refuses an injected style sheet, and the tests notice it', async ({
  page,
  signIn,
  pageErrors,
}) => {
  await signIn.open()
  await page.evaluate(() => {
    const style = document.createElement('style')
    style.textContent = 'main { color: red }'
    document.head.append(style)
  })
  await expect.poll(() => pageErrors.join()).toContain('style-src')
  pageErrors.length = 0
})
