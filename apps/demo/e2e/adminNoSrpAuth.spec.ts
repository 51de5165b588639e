import { expect, test } from './journey.ts'

// ADMIN_NO_SRP_AUTH is AWS's older name of ADMIN_USER_PASSWORD_AUTH, so both must lead to the same challenges.
test.use({ authFlow: 'ADMIN_NO_SRP_AUTH' })

test('ADMIN_NO_SRP_AUTH leads through NEW_PASSWORD_REQUIRED and MFA_SETUP to a session', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await signIn.open()
  await lab.pick('bruno')
  await signIn.submit()
  await signIn.asks('Choose a new password')
  expect(await lab.wireLog()).toContain('AdminInitiateAuth ADMIN_NO_SRP_AUTH')
  expect(await lab.wireLog()).toContain('NEW_PASSWORD_REQUIRED')
  await signIn.field('New password').fill('Harbour-lamp-77')
  await signIn.submit()
  await signIn.asks('Set up your authenticator app')
  await signIn.give(await lab.appCode('bruno'))
  await signIn.isSignedIn('bruno@example.com')
  await expectCalls(
    '`ADMIN_NO_SRP_AUTH`, a new password, then set-up of an authenticator app',
    ['start', 'answer', 'answer'],
    [
      'AdminInitiateAuth',
      'AdminRespondToAuthChallenge',
      'AssociateSoftwareToken',
      'VerifySoftwareToken',
      'AdminRespondToAuthChallenge',
    ],
  )
})
