import { expect, test } from './journey.ts'

test.beforeEach(({ signIn }) => signIn.open('/headless'))

test('with its own markup the page shows NEW_PASSWORD_REQUIRED and then MFA_SETUP', async ({ signIn, lab }) => {
  await lab.pick('bruno')
  await signIn.submit()
  await signIn.staysAfterReload('Choose a new password')
  await signIn.field('New password').fill('lamp')
  await signIn.submit()
  await signIn.says('Not every point below is met yet.')
  await signIn.field('New password').fill('Harbour-lamp-77')
  await signIn.submit()
  await signIn.asks('Add an authenticator')
  await signIn.give('000000')
  await signIn.says(/didn’t match/)
  await signIn.give(await lab.appCode('bruno'))
  await signIn.isSignedIn('bruno@example.com')
})

test('with its own markup the page lets the user choose a second factor', async ({ signIn, lab }) => {
  await lab.pick('emeka')
  await signIn.submit()
  await signIn.asks('Choose how to get your code')
  await signIn.choose('Text message')
  await signIn.submit()
  await signIn.asks('Enter your code')
  await signIn.give(await lab.sentCode('+2348000000417'))
  await signIn.isSignedIn('emeka@example.com')
})

test('after a change from the headless page to the drop-in page, the current challenge is still on screen', async ({
  page,
  signIn,
  lab,
}) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Enter your code')
  await page.getByRole('link', { name: 'Drop-in' }).click()
  await signIn.asks('Check your phone')
  await signIn.give(await lab.sentCode('+819000000839'))
  await signIn.isSignedIn('chiyo@example.com')
})

test('with its own markup a wrong password keeps the username and empties the password', async ({ signIn }) => {
  await signIn.enter('hana@example.com', 'not-it')
  await signIn.says('Wrong email, number or password.')
  await expect(signIn.username).toHaveValue('hana@example.com')
  await expect(signIn.password).toHaveValue('')
})

test('with its own markup the page shows the time that is left, and then focuses the button that starts again', async ({
  page,
  signIn,
  lab,
}) => {
  await page.clock.install()
  await signIn.open('/headless')
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.says('About 3 minutes left.')
  await expect(signIn.code).toBeFocused()
  await page.clock.runFor('03:01')
  await signIn.says('The time for this step is over. Start again.')
  await expect(signIn.area.getByRole('button', { name: 'Start again' })).toBeFocused()
  await expect(signIn.area.getByRole('button', { name: 'Continue' })).toHaveAttribute('aria-disabled', 'true')
  await signIn.press('Start again')
  await signIn.asks('Sign in')
  await expect(signIn.username).toHaveValue('chiyo@example.com')
})
