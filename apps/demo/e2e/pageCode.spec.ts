import { expect, test } from './journey.ts'

test.beforeEach(({ signIn }) => signIn.open())

test('the code of what is on screen is the code in the repository, and a button copies it', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Show the code' }).click()
  await expect(lab.panel.getByLabel('DropInSignIn.tsx', { exact: true })).toContainText('<SignIn')
  await lab.panel.getByRole('button', { name: 'Copy DropInSignIn.tsx' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('identifier="usernameOrEmail"')
  await lab.panel.getByRole('button', { name: 'main.tsx', exact: true }).click()
  await expect(lab.panel.getByLabel('main.tsx', { exact: true })).toContainText('<SignInProvider')
})

test('the code stays open on the headless page, and changes with the screen until the user is signed in', async ({
  page,
  signIn,
  lab,
}) => {
  await page.getByRole('button', { name: 'Show the code' }).click()
  await page.getByRole('link', { name: 'Headless' }).click()
  await expect(lab.panel.getByLabel('Credentials.tsx', { exact: true })).toContainText('useCredentials({')
  await lab.pick('alice')
  await signIn.submit()
  await signIn.asks('Enter your code')
  await expect(lab.panel.getByLabel('MfaCode.tsx', { exact: true })).toContainText('useMfaCode(flow)')
  await lab.fillIn()
  await signIn.submit()
  await signIn.isSignedIn('alice@example.com')
  await expect(lab.panel.getByLabel('MemberCard.tsx', { exact: true })).toContainText('useSignOut()')
})
