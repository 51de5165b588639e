import { expect, test } from './journey.ts'

const chosen = 'Harbour-lamp-77'

test.beforeEach(({ signIn }) => signIn.open())

test('Ivan resets the password after an administrator required this, and then enters an authenticator code', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('ivan')
  await signIn.submit()
  await signIn.staysAfterReload('Your password needs a reset')
  expect(await lab.calls('ForgotPassword')).toBe(0)
  await signIn.submit()
  await signIn.asks('Choose a new password')
  await signIn.field('New password').fill(chosen)
  await signIn.give('000000')
  await signIn.says(/didn’t match/)
  await signIn.give(await lab.sentCode('ivan@example.com'))
  await signIn.asks('Enter the code from your app')
  await signIn.give(await lab.appCode('ivan'))
  await signIn.isSignedIn('ivan@example.com')
  await expectCalls(
    'A password reset, then an authenticator code',
    ['start', 'resend', 'answer', 'answer', 'answer'],
    [
      'AdminInitiateAuth',
      'ForgotPassword',
      'ConfirmForgotPassword',
      'ConfirmForgotPassword',
      'AdminInitiateAuth',
      'AdminRespondToAuthChallenge',
    ],
  )
})

test('Hana resets a forgotten password and is signed in', async ({ signIn, lab, expectCalls }) => {
  await signIn.username.fill('hana@example.com')
  await signIn.press('Forgot your password?')
  await signIn.asks('Reset your password')
  await expect(signIn.username).toHaveValue('hana@example.com')
  await signIn.submit()
  await signIn.asks('Choose a new password')
  await signIn.field('New password').fill(chosen)
  await signIn.give(await lab.sentCode('hana@example.com'))
  await signIn.isSignedIn('hana@example.com')
  await expectCalls(
    'A forgotten password',
    ['forgot', 'answer'],
    ['ForgotPassword', 'ConfirmForgotPassword', 'AdminInitiateAuth'],
  )
})

test('Jin requests a code, confirms her account with it, and is signed in', async ({ signIn, lab, expectCalls }) => {
  await lab.pick('jin')
  await signIn.submit()
  await signIn.staysAfterReload('Confirm your account')
  await signIn.press('Send a new code')
  await signIn.says('j***@e***')
  await signIn.give(await lab.sentCode('jin@example.com'))
  await signIn.isSignedIn('jin@example.com')
  await expectCalls(
    'Confirmation of the account, then the sign-in',
    ['start', 'resend', 'answer'],
    ['AdminInitiateAuth', 'ResendConfirmationCode', 'ConfirmSignUp', 'InitiateAuth'],
  )
})
