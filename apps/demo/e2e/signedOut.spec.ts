import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { createSignInModel } from './models/signIn.ts'

test('“Sign out” ends the session in the browser and revokes its token at Cognito', async ({ page, signIn, lab }) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  await page.reload()
  await signIn.isIn('hana@example.com')
  await signIn.signOut()
  expect(await lab.calls('RevokeToken')).toBe(1)
  await page.reload()
  await signIn.asks('Sign in')
})

test('“Sign out everywhere” signs out the other tab at once, and another browser at its next refresh', async ({
  context,
  browser,
  signIn,
  lab,
}) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  const otherTab = createSignInModel(await context.newPage())
  await otherTab.open()
  await otherTab.isIn('hana@example.com')
  const elsewhere = await browser.newContext()
  const otherPage = await elsewhere.newPage()
  const otherBrowser = createSignInModel(otherPage)
  await otherBrowser.open()
  await otherBrowser.enter('hana@example.com', password)
  await otherBrowser.isIn('hana@example.com')

  await signIn.press('Sign out everywhere')
  await signIn.asks('Sign in')
  await signIn.says('You’re signed out.')
  expect(await lab.calls('GlobalSignOut')).toBe(1)
  await otherTab.asks('Sign in')
  await otherPage.reload()
  await otherBrowser.isIn('hana@example.com')
  await lab.advanceClock(3_600)
  await otherPage.reload()
  await otherBrowser.asks('Sign in')
  await elsewhere.close()
})

test('“Sign out everywhere” while Cognito is unreachable signs out this browser and says that others may stay signed in', async ({
  page,
  signIn,
  lab,
}) => {
  await signIn.open()
  await signIn.enter('hana@example.com', password)
  await signIn.isIn('hana@example.com')
  for (const operation of ['GlobalSignOut', 'RevokeToken']) await lab.failNext(operation, { kind: 'drop' })
  await signIn.press('Sign out everywhere')
  await signIn.asks('Sign in')
  await signIn.says('You’re signed out here. Other devices may still be signed in.')
  await page.reload()
  await signIn.asks('Sign in')
})
