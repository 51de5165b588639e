import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { createSignInModel } from './models/signIn.ts'

/** The lifetime of an access token in seconds. */
const lifetime = 3_600

test('two tabs with one expired session refresh the session only once', async ({ page, context, signIn, lab }) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isSignedIn('hana@example.com')
  const tab = await context.newPage()
  const otherTab = createSignInModel(tab)
  await otherTab.open()
  for (const round of [1, 2]) {
    await lab.advanceClock(lifetime)
    await Promise.all([page.reload(), tab.reload()])
    await signIn.isSignedIn('hana@example.com')
    await otherTab.isSignedIn('hana@example.com')
    expect(await lab.calls('GetTokensFromRefreshToken')).toBe(round)
  }
})

test('a second use of a refresh token ends the session, and the open page says that the user is signed out', async ({
  page,
  context,
  signIn,
  lab,
}) => {
  await page.clock.install()
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isSignedIn('hana@example.com')
  const copied = await context.cookies()
  const later = async (): Promise<void> => {
    const refreshed = page.waitForResponse('**/auth/session')
    await lab.advanceClock(lifetime)
    await page.clock.fastForward(lifetime * 1_000)
    await refreshed
  }
  await later()
  await signIn.isSignedIn('hana@example.com')
  await context.addCookies(copied)
  await later()
  expect(await lab.wireLog()).toContain('RefreshTokenReuseException')
  await signIn.asks('Sign in')
  await signIn.says('You’re signed out.')
})
