import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { createSignInModel } from './models/signIn.ts'

/** Seconds that an access token lasts. */
const lifetime = 3_600

test('a session past its end is renewed: once, however many ask', async ({ page, context, signIn, lab }) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  const tab = await context.newPage()
  const otherTab = createSignInModel(tab)
  await otherTab.open()
  for (const round of [1, 2]) {
    await lab.pass(lifetime)
    await Promise.all([page.reload(), tab.reload()])
    await signIn.isIn('hana@example.com')
    await otherTab.isIn('hana@example.com')
    expect(await lab.calls('GetTokensFromRefreshToken')).toBe(round)
  }
})

test('a refresh token used twice ends the session, and the page that is open says so', async ({
  page,
  context,
  signIn,
  lab,
}) => {
  await page.clock.install()
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  const copied = await context.cookies()
  const later = async (): Promise<void> => {
    const renewed = page.waitForResponse('**/auth/session')
    await lab.pass(lifetime)
    await page.clock.fastForward(lifetime * 1_000)
    await renewed
  }
  await later()
  await signIn.isIn('hana@example.com')
  await context.addCookies(copied)
  await later()
  expect(await lab.wireLog()).toContain('RefreshTokenReuseException')
  await signIn.asks('Sign in')
  await signIn.says('You’re signed out.')
})
