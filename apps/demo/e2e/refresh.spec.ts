import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { createSignInModel } from './models/signIn.ts'

/** The lifetime of an access token in seconds. */
const lifetime = 3_600

test('two tabs with an expired session refresh it once', async ({ page, context, signIn, lab }) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  const tab = await context.newPage()
  const otherTab = createSignInModel(tab)
  await otherTab.open()
  for (const round of [1, 2]) {
    await lab.advanceClock(lifetime)
    await Promise.all([page.reload(), tab.reload()])
    await signIn.isIn('hana@example.com')
    await otherTab.isIn('hana@example.com')
    expect(await lab.calls('GetTokensFromRefreshToken')).toBe(round)
  }
})

test('a refresh token that is used twice ends the session, and the open page says so', async ({
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
    const refreshed = page.waitForResponse('**/auth/session')
    await lab.advanceClock(lifetime)
    await page.clock.fastForward(lifetime * 1_000)
    await refreshed
  }
  await later()
  await signIn.isIn('hana@example.com')
  await context.addCookies(copied)
  await later()
  expect(await lab.wireLog()).toContain('RefreshTokenReuseException')
  await signIn.asks('Sign in')
  await signIn.says('You’re signed out.')
})
