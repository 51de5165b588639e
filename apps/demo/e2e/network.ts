import { type Page, request } from '@playwright/test'
import type { CallName } from '@challenge-kit/core'

/** Lets the next `call` reach the backend, but breaks the connection before the reply. The browser gets no cookie. */
export async function loseReply(page: Page, call: CallName): Promise<void> {
  await page.route(
    `**/auth/${call}`,
    async (route) => {
      // Another HTTP client sends the request, so the backend's cookies do not reach the browser.
      const client = await request.newContext()
      await client.fetch(route.request(), { headers: await route.request().allHeaders() })
      await client.dispose()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
}

/** Holds back every request of `call` until `release` is called. `count` returns the number of these requests. */
export async function holdRequests(page: Page, call: CallName): Promise<{ count(): number; release(): void }> {
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

/** Changes the body of the next `call`, as an attacker could. If the body does not match, the request is aborted. */
export async function changeSent(
  page: Page,
  call: CallName,
  pattern: RegExp,
  replace: (match: string) => string,
): Promise<void> {
  await page.route(
    `**/auth/${call}`,
    async (route) => {
      const sent = route.request().postData() ?? ''
      const postData = sent.replace(pattern, replace)
      await (postData === sent ? route.abort() : route.continue({ postData }))
    },
    { times: 1 },
  )
}
