import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { chromiumLaunch } from '../setUp/browser.mjs'
import { recordTasks } from './recordTasks.ts'

test('the longest task may be a task that is still running when the recording ends', async () => {
  const browser = await chromium.launch(chromiumLaunch())
  const page = await browser.newPage()
  const busy = page.waitForEvent('console')
  const end = await recordTasks(browser, page)
  await page.evaluate(() => {
    setTimeout(() => {
      console.log('The long task has begun.')
      // Work and not time, because other programs may take most of the processor.
      let sum = 0
      for (let i = 0; i < 100_000_000; i += 1) sum = (sum * 31 + i) % 1_000_003
      return sum
    })
  })
  await busy
  expect(await end()).toBeGreaterThan(50)
  await browser.close()
})
