import { expect, test } from '@playwright/test'
import { password } from '../server/lab/pool/person.ts'
import { type RunningServer, startServer, takePort } from './demo.ts'
import { createSignInModel } from './models/signIn.ts'
import { clientIds } from './tenantClients.ts'

let server: RunningServer | null = null
let urls: Readonly<Record<'one host' | 'two hosts', Readonly<Record<'acme' | 'globex', string>>>>

test.beforeAll(async () => {
  const [first, second] = [await takePort(), await takePort()]
  await Promise.all([first.close(), second.close()])
  server = await startServer('./tenantServer.ts', [], { PORT: first.port, OTHER_PORT: second.port })
  urls = {
    'one host': { acme: `http://localhost:${first.port}`, globex: `http://localhost:${second.port}` },
    'two hosts': { acme: `http://acme.localhost:${first.port}`, globex: `http://globex.localhost:${first.port}` },
  }
})
test.afterAll(() => server?.stop())

for (const place of ['one host', 'two hosts'] as const) {
  test(`two tenants on ${place}: signing in and out at one leaves the session of the other alone`, async ({
    page,
    context,
  }) => {
    const acme = createSignInModel(page)
    const otherPage = await context.newPage()
    const globex = createSignInModel(otherPage)
    await page.goto(urls[place].acme)
    await acme.enter('ada@acme.example', password)
    await acme.isSignedIn('ada@acme.example')
    await otherPage.goto(urls[place].globex)
    await globex.enter('ada@globex.example', password)
    await globex.isSignedIn('ada@globex.example')
    await page.reload()
    await acme.isSignedIn('ada@acme.example')
    await acme.signOut()
    await globex.isSignedIn('ada@globex.example')
    await otherPage.reload()
    await globex.isSignedIn('ada@globex.example')
  })

  test(`two tenants on ${place}: a cookie of one does not open at the other, also under the other name`, async ({
    page,
    context,
  }) => {
    const signIn = createSignInModel(page)
    await page.goto(urls[place].acme)
    await signIn.enter('ada@acme.example', password)
    await signIn.isSignedIn('ada@acme.example')
    const nameAt = (tenant: 'acme' | 'globex'): string => `ck_session_${clientIds[tenant].slice(0, 8)}`
    const own = (await context.cookies()).find(({ name }) => name === nameAt('acme'))
    for (const name of [nameAt('acme'), nameAt('globex')])
      await context.addCookies([{ name, value: own?.value ?? '', url: urls[place].globex, httpOnly: true }])
    await page.goto(urls[place].globex)
    await expect(signIn.username).toBeVisible()
    await page.goto(urls[place].acme)
    await signIn.isSignedIn('ada@acme.example')
  })
}
