import { expect, test } from './journey.ts'

const chosen = 'Harbour-lamp-77'

test.beforeEach(({ signIn }) => signIn.open())

test('Hana signs in with her password alone', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('hana')
  await signIn.submit()
  await signIn.isSignedIn('hana@example.com')
  await expectCalls('A password alone', ['start'], ['AdminInitiateAuth'])
})

test('Goran replaces a temporary password and adds two required attributes, which stay in the form after a weak password', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('goran')
  await signIn.submit()
  await signIn.staysAfterReload('Choose a new password')
  await signIn.field('New password').fill('lamp')
  await signIn.field('Given name').fill('Goran')
  await signIn.field('Library card number').fill('L-1117')
  await signIn.submit()
  await signIn.says('Not every point below is met yet.')
  expect(await lab.calls('AdminRespondToAuthChallenge')).toBe(0)

  await lab.failNext('AdminRespondToAuthChallenge', {
    kind: 'error',
    name: 'InvalidPasswordException',
    message: 'Password does not conform to policy: Password must not be a song',
  })
  await signIn.field('New password').fill(chosen)
  await signIn.submit()
  await signIn.says('This password isn’t accepted. Try another one.')
  await expect(signIn.field('Given name')).toHaveValue('Goran')
  await expect(signIn.field('Library card number')).toHaveValue('L-1117')

  await signIn.field('New password').fill(chosen)
  await signIn.submit()
  await signIn.isSignedIn('goran@example.com')
  await expectCalls(
    'A new password, refused once, and two required attributes',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )

  await signIn.signOut()
  await signIn.enter('goran@example.com', chosen)
  await signIn.isSignedIn('goran@example.com')
})

test('Alice signs in with an authenticator code after a wrong one, and cannot use the same code twice', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('alice')
  await signIn.submit()
  await signIn.staysAfterReload('Enter the code from your app')
  await signIn.give('000000')
  await signIn.says(/didn’t match/)
  const code = await lab.appCode('alice')
  await signIn.give(code)
  await signIn.isSignedIn('alice@example.com')
  await expectCalls(
    'A password, then an authenticator code after a wrong one',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )

  await signIn.signOut()
  await lab.pick('alice')
  await signIn.submit()
  await signIn.asks('Enter the code from your app')
  await signIn.give(code)
  await signIn.says('That code has already been used. Wait for the next one in your app.')
  await expect(signIn.code).toHaveValue(code)
})

test('Chiyo signs in with a code from a text message', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.staysAfterReload('Check your phone')
  await signIn.says('+*******0839')
  await signIn.give(await lab.sentCode('+819000000839'))
  await signIn.isSignedIn('chiyo@example.com')
  await expectCalls(
    'A password, then a text message',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
  )
})

test('Dara signs in with a code from an email', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('dara')
  await signIn.submit()
  await signIn.staysAfterReload('Check your email')
  await signIn.says('d***@e***')
  await signIn.give(await lab.sentCode('dara@example.com'))
  await signIn.isSignedIn('dara@example.com')
  await expectCalls(
    'A password, then an email code',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
  )
})

test('Emeka selects a second factor and signs in with a text message', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('emeka')
  await signIn.submit()
  await signIn.staysAfterReload('How would you like your code?')
  await signIn.submit()
  await signIn.says('Choose one to continue.')
  await signIn.choose('Text message')
  await signIn.submit()
  await signIn.staysAfterReload('Check your phone')
  await signIn.give(await lab.sentCode('+2348000000417'))
  await signIn.isSignedIn('emeka@example.com')
  await expectCalls(
    'A choice of second factors: a text message',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('Bruno chooses a new password and sets up an authenticator app in one sign-in, and the next asks for its code', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('bruno')
  await signIn.submit()
  await signIn.staysAfterReload('Choose a new password')
  await signIn.field('New password').fill(chosen)
  await signIn.submit()
  await signIn.staysAfterReload('Set up your authenticator app')
  await signIn.press('Make a new key')
  await signIn.showKey()
  await signIn.give(await lab.appCode('bruno'))
  await signIn.isSignedIn('bruno@example.com')
  await expectCalls(
    'A new password, then set-up of an authenticator app with a second key',
    ['start', 'answer', 'answer', 'answer'],
    [
      'AdminInitiateAuth',
      'AdminRespondToAuthChallenge',
      'AssociateSoftwareToken',
      'AssociateSoftwareToken',
      'VerifySoftwareToken',
      'AdminRespondToAuthChallenge',
    ],
  )

  await signIn.signOut()
  await lab.advanceClock(30)
  await signIn.enter('bruno@example.com', chosen)
  await signIn.asks('Enter the code from your app')
  await signIn.give(await lab.appCode('bruno'))
  await signIn.isSignedIn('bruno@example.com')
})
