import { VISITOR_COOKIE } from '../server/lab/visitorLabs.ts'
import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { createSignInModel } from './models/signIn.ts'

test('“Sign out” ends the session in the browser and revokes its token at Cognito', async ({ page, signIn, lab }) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isSignedIn('hana@example.com')
  await page.reload()
  await signIn.isSignedIn('hana@example.com')
  await signIn.signOut()
  expect(await lab.calls('RevokeToken')).toBe(1)
  await page.reload()
  await signIn.asks('Sign in')
})

test('“Sign out everywhere” ends the session in every tab at once, and in a second browser at the next refresh', async ({
  context,
  browser,
  signIn,
  lab,
}) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isSignedIn('hana@example.com')
  const otherTab = createSignInModel(await context.newPage())
  await otherTab.open()
  await otherTab.isSignedIn('hana@example.com')
  const elsewhere = await browser.newContext()
  // With this cookie, the second browser uses the same user pool.
  await elsewhere.addCookies((await context.cookies()).filter(({ name }) => name === VISITOR_COOKIE))
  const otherPage = await elsewhere.newPage()
  const otherBrowser = createSignInModel(otherPage)
  await otherBrowser.open()
  await otherBrowser.enter('hana@example.com', password)
  await otherBrowser.isSignedIn('hana@example.com')

  await signIn.press('Sign out everywhere')
  await signIn.asks('Sign in')
  await signIn.says('You’re signed out.')
  expect(await lab.calls('GlobalSignOut')).toBe(1)
  await otherTab.asks('Sign in')
  await otherPage.reload()
  await otherBrowser.isSignedIn('hana@example.com')
  await lab.advanceClock(3_600)
  await otherPage.reload()
  await otherBrowser.asks('Sign in')
  await elsewhere.close()
})

test('“Sign out everywhere” without a connection to Cognito ends the session in this browser, and says that others may stay', async ({
  page,
  signIn,
  lab,
}) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isSignedIn('hana@example.com')
  for (const operation of ['GlobalSignOut', 'RevokeToken']) await lab.failNext(operation, { kind: 'drop' })
  await signIn.press('Sign out everywhere')
  await signIn.asks('Sign in')
  await signIn.says('You’re signed out here. Other devices may still be signed in.')
  await page.reload()
  await signIn.asks('Sign in')
})
