import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { changeSent } from './network.ts'
import { addPasskey, addAuthenticator } from './passkey.ts'

test('Quinn adds a passkey to the account and signs in with it', async ({
  page,
  signIn,
  lab,
  account,
  expectCalls,
}) => {
  await addAuthenticator(page)
  await addPasskey({ signIn, lab, account })
  await signIn.signOut()
  await lab.pick('quinn')
  await signIn.submit()
  await signIn.area.getByRole('button', { name: 'Passkey' }).click()
  await signIn.staysAfterReload('Use your passkey')
  await signIn.press('Continue with passkey')
  await signIn.isSignedIn('quinn@example.com')
  await expectCalls(
    'A choice of methods: a passkey',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('a cancelled passkey sends no call to Cognito, and Quinn signs in with the password', async ({
  page,
  signIn,
  lab,
  account,
  expectCalls,
}) => {
  const authenticator = await addAuthenticator(page)
  await addPasskey({ signIn, lab, account })
  await signIn.signOut()
  await authenticator.setPresent(false)
  await lab.pick('quinn')
  await signIn.submit()
  await signIn.area.getByRole('button', { name: 'Passkey' }).click()
  await signIn.press('Continue with passkey')
  await signIn.press('Cancel')
  await signIn.says(/That didn’t finish on your device/)
  expect(await lab.calls('AdminRespondToAuthChallenge')).toBe(2)
  await signIn.press('Use another way')
  await signIn.press('Password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isSignedIn('quinn@example.com')
  await expectCalls(
    'A choice of methods: a cancelled passkey, then the password',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
  )
})

test('a passkey signature that was changed on its way is refused, and the password still works', async ({
  page,
  signIn,
  lab,
  account,
}) => {
  await addAuthenticator(page)
  await addPasskey({ signIn, lab, account })
  await signIn.signOut()
  await lab.pick('quinn')
  await signIn.submit()
  await signIn.area.getByRole('button', { name: 'Passkey' }).click()
  await signIn.asks('Use your passkey')
  await changeSent(page, 'answer', /(?<="signature":".{20})./, (was) => (was === 'A' ? 'B' : 'A'))
  await signIn.press('Continue with passkey')
  await signIn.asks('Sign in')
  await signIn.says('That passkey isn’t accepted here. Please use another way.')
  await expect(signIn.username).toHaveValue('quinn@example.com')
  await signIn.submit()
  await signIn.press('Password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isSignedIn('quinn@example.com')
})
