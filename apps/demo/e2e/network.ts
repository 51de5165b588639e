import { type Page, request } from '@playwright/test'
import type { CallName } from '@challenge-kit/core'

/** Lets the next of these calls reach the backend, and breaks the connection before the reply, cookies and all. */
export async function loseReply(page: Page, call: CallName): Promise<void> {
  await page.route(
    `**/auth/${call}`,
    async (route) => {
      // A client of its own: what the backend sets there never gets to the browser.
      const elsewhere = await request.newContext()
      await elsewhere.fetch(route.request(), { headers: await route.request().allHeaders() })
      await elsewhere.dispose()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
}

/** Holds the replies to these calls until they are released, and counts the requests. */
export async function holdReplies(page: Page, call: CallName): Promise<{ count(): number; release(): void }> {
  let count = 0
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(`**/auth/${call}`, async (route) => {
    count += 1
    await released
    await route.continue()
  })
  return { count: () => count, release }
}

/** Changes what the next of these calls sends, as somebody on the way could. Fails where there is nothing to change. */
export async function changeSent(page: Page, call: CallName, what: RegExp, to: (was: string) => string): Promise<void> {
  await page.route(
    `**/auth/${call}`,
    async (route) => {
      const sent = route.request().postData() ?? ''
      const postData = sent.replace(what, to)
      await (postData === sent ? route.abort() : route.continue({ postData }))
    },
    { times: 1 },
  )
}
