import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { addPasskey, addAuthenticator } from './passkey.ts'

const chosen = 'Harbour-lamp-77'
/** The backend's option `account.freshFor`: seconds after a sign-in during which a change needs no step-up. */
const freshFor = 900

test('15 minutes after the sign-in, a password change asks Hana for a step-up, and she stays signed in', async ({
  signIn,
  lab,
  account,
}) => {
  await signIn.open()
  await lab.pick('hana')
  await signIn.submit()
  await account.open()
  await lab.advanceClock(freshFor)
  await account.changePassword(password, chosen)
  await account.confirm('not-it')
  await expect(account.stepUp).toContainText('That doesn’t match your password.')
  await account.confirm(password)
  await signIn.says('You’re signed in again. Please go on where you were.')
  expect(await lab.calls('ChangePassword')).toBe(0)
  await account.changePassword(password, chosen)
  await signIn.says('Your password has been changed.')
  await signIn.signOut()
  await signIn.enter('hana@example.com', chosen)
  await signIn.isSignedIn('hana@example.com')
})

test('a cancelled step-up changes nothing', async ({ signIn, lab, account }) => {
  await signIn.open()
  await lab.pick('hana')
  await signIn.submit()
  await account.open()
  await lab.advanceClock(freshFor)
  await signIn.press('Set up an app')
  await expect(account.stepUp).toBeVisible()
  await signIn.press('Cancel')
  await expect(account.card('Authenticator app')).toBeVisible()
  await expect(account.stepUp).toBeHidden()
  await signIn.isSignedIn('hana@example.com')
})

test('with USER_AUTH a step-up offers the same choice of methods, and then Quinn can delete the passkey', async ({
  page,
  signIn,
  lab,
  account,
}) => {
  await addAuthenticator(page)
  await addPasskey({ signIn, lab, account })
  await lab.advanceClock(freshFor)
  await account.remove('Your passkeys', 'Delete')
  await account.stepUp.getByRole('button', { name: 'Continue' }).click()
  await signIn.press('Email me a code')
  await signIn.code.fill(await lab.sentCode('quinn@example.com'))
  await signIn.press('Continue')
  await signIn.says('There is no passkey yet.')
  await signIn.isSignedIn('quinn@example.com')
})
