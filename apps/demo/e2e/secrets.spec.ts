import { VISITOR_COOKIE } from '../server/lab/visitorLabs.ts'
import { expect, test } from './journey.ts'

const chosen = 'Harbour-lamp-77'

test('the browser stores no secret at any step, and its cookies are HttpOnly', async ({
  page,
  context,
  signIn,
  lab,
}) => {
  const secrets = [chosen]
  /** Everything that a script in the page can read, and the address bar. */
  const readable = () =>
    page.evaluate(async () => ({
      stored: JSON.stringify([localStorage, sessionStorage]),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      cookies: document.cookie,
      address: location.href + JSON.stringify(history.state),
      page: document.querySelector('main')?.outerHTML ?? '',
      fields: [...document.querySelectorAll('input')].map(({ value }) => value).join('\n'),
    }))
  const clean = async (): Promise<void> => {
    const { stored, databases, cookies, address, page: markup, fields } = await readable()
    expect({ databases, cookies }).toEqual({ databases: [], cookies: '' })
    for (const secret of secrets) expect(stored + address + markup + fields).not.toContain(secret)
    for (const text of [stored, address, markup, fields]) expect(text).not.toMatch(/eyJ|AYAB/)
  }

  await signIn.open()
  await lab.pick('bruno')
  await signIn.submit()
  await signIn.asks('Choose a new password')
  secrets.push('tide-pool-9-Lantern')
  await clean()

  await signIn.field('New password').fill(chosen)
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  await clean()
  secrets.push(await signIn.showKey(), await signIn.key.innerText())

  const code = await lab.appCode('bruno')
  await signIn.give(code)
  await signIn.isSignedIn('bruno@example.com')
  secrets.push(code)
  await clean()
  await page.reload()
  await signIn.isSignedIn('bruno@example.com')
  await clean()

  const cookies = await context.cookies()
  expect(cookies.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^ck_session_/))
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true })
})

test('the cookies of a session and of a second sign-in together have less than 8,000 bytes', async ({
  page,
  context,
  demo,
  signIn,
  lab,
}) => {
  await signIn.open()
  await lab.pick('hana')
  await signIn.submit()
  await signIn.isSignedIn('hana@example.com')
  const again = await page.request.post('/auth/start', {
    data: { username: 'goran@example.com', password: 'tide-pool-9-Lantern' },
    headers: { 'x-ck-csrf': '1', origin: demo.url },
  })
  expect(again.ok()).toBe(true)

  const cookies = (await context.cookies()).filter(({ name }) => name !== VISITOR_COOKIE)
  expect(cookies.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b))).toEqual([
    expect.stringMatching(/^ck_flow_/),
    expect.stringMatching(/^ck_session_/),
  ])
  const bytes = cookies.reduce((sum, { name, value }) => sum + name.length + value.length + 3, 0)
  expect(bytes).toBeLessThan(8_000)
})

test('the conversation panel masks every secret', async ({ signIn, lab }) => {
  await signIn.open()
  await lab.pick('bruno')
  await signIn.submit()
  await signIn.asks('Choose a new password')
  await signIn.field('New password').fill(chosen)
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  const key = await signIn.showKey()
  const code = await lab.appCode('bruno')
  await signIn.give(code)
  await signIn.isSignedIn('bruno@example.com')
  const wireLog = await lab.wireLog()
  expect(wireLog).toContain('NEW_PASSWORD ••••••••')
  expect(wireLog).toContain('AccessToken ••••••••')
  for (const secret of [chosen, key, code, 'tide-pool', 'eyJ', 'AYAB']) expect(wireLog).not.toContain(secret)
})
