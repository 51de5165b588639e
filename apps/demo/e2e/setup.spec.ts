import { expect, test } from './journey.ts'

const chosen = 'Harbour-lamp-77'

test.beforeEach(({ signIn }) => signIn.open())

test('Farah sets up an authenticator app with two round trips of the browser', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('farah')
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  await signIn.give(await lab.appCode('farah'))
  await signIn.isSignedIn('farah@example.com')
  await expectCalls(
    'Set-up of an authenticator app',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AssociateSoftwareToken', 'VerifySoftwareToken', 'AdminRespondToAuthChallenge'],
  )
})

test('Farah sets up an authenticator app after a wrong code', async ({ signIn, lab }) => {
  await lab.pick('farah')
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  await signIn.showKey()
  await signIn.give('000000')
  await signIn.says(/didn’t match/)
  await signIn.give(await lab.appCode('farah'))
  await signIn.isSignedIn('farah@example.com')
})

test('after a reload the key is hidden, and Farah finishes the set-up with the key that she scanned before the reload', async ({
  signIn,
  lab,
}) => {
  await lab.pick('farah')
  await signIn.submit()
  await signIn.staysAfterReload('Set up your authenticator app')
  await signIn.says(/we show it only once/)
  await expect(signIn.key).toBeHidden()
  await signIn.give(await lab.appCode('farah'))
  await signIn.isSignedIn('farah@example.com')
})

test('after a reload Farah can request a new key, and codes of the old key are refused', async ({ signIn, lab }) => {
  await lab.pick('farah')
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  const first = await signIn.showKey()
  const firstCode = await lab.appCode('farah')
  await signIn.staysAfterReload('Set up your authenticator app')
  await signIn.press('Make a new key')
  expect(await signIn.showKey()).not.toBe(first)
  await signIn.give(firstCode)
  await signIn.says(/didn’t match/)
  await signIn.give(await lab.appCode('farah'))
  await signIn.isSignedIn('farah@example.com')
})

test('Mei sets a new password and an email address for codes, and signs in with the first code', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('mei')
  await signIn.submit()
  await signIn.asks('Choose a new password')
  await signIn.field('New password').fill(chosen)
  await signIn.submit()
  await signIn.staysAfterReload('Get codes by email')
  await signIn.field('Email address').fill('mei@example.com')
  await signIn.submit()
  await signIn.staysAfterReload('Check your email')
  await signIn.give(await lab.sentCode('mei@example.com'))
  await signIn.isSignedIn('mei@example.com')
  await expectCalls(
    'A new password, then set-up of email codes, then the first code',
    ['start', 'answer', 'answer', 'answer'],
    ['AdminInitiateAuth', ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge')],
  )
})

test('Nuru chooses to set up an authenticator app, and its key is created after the choice', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('nuru')
  await signIn.submit()
  await signIn.staysAfterReload('Add a second step')
  await signIn.choose('Authenticator app')
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  await signIn.give(await lab.appCode('nuru'))
  await signIn.isSignedIn('+255700000318')
  await expectCalls(
    'A choice of set-ups: an authenticator app',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AssociateSoftwareToken', 'VerifySoftwareToken', 'AdminRespondToAuthChallenge'],
  )
})

test('Nuru chooses to set up email codes', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('nuru')
  await signIn.submit()
  await signIn.choose('Email')
  await signIn.submit()
  await signIn.asks('Get codes by email')
  await signIn.field('Email address').fill('nuru@example.com')
  await signIn.submit()
  await signIn.asks('Check your email')
  await signIn.give(await lab.sentCode('nuru@example.com'))
  await signIn.isSignedIn('nuru@example.com')
  await expectCalls(
    'A choice of set-ups: email codes',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('Sora adds a phone number, signs in again, and receives a text message', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('sora')
  await signIn.submit()
  await signIn.staysAfterReload('Get codes by text message')
  await signIn.area.locator('[autocomplete="tel"]').fill('+82100000472')
  await signIn.submit()
  await signIn.asks('Sign in')
  await expect(signIn.username).toHaveValue('sora@example.com')
  await expectCalls('Set-up of a phone number', ['start', 'answer'], ['AdminInitiateAuth', 'AdminUpdateUserAttributes'])
  await lab.pick('sora')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await signIn.give(await lab.sentCode('+82100000472'))
  await signIn.isSignedIn('sora@example.com')
})
