import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { addPasskey, addAuthenticator } from './passkey.ts'

const chosen = 'Harbour-lamp-77'

test('a changed password replaces the old one: Hana signs in with the new password only', async ({
  signIn,
  lab,
  account,
}) => {
  await signIn.open()
  await lab.pick('hana')
  await signIn.submit()
  await account.open()
  await account.changePassword('not-it', chosen)
  await signIn.says('That doesn’t match your current password.')
  await account.changePassword(password, chosen)
  await signIn.says('Your password has been changed.')
  await signIn.signOut()
  await signIn.enter('hana@example.com', password)
  await signIn.says('Wrong email, number or password.')
  await signIn.enter('hana@example.com', chosen)
  await signIn.isSignedIn('hana@example.com')
})

test('after Hana has set up an authenticator app, her next sign-in asks for a code from the app', async ({
  signIn,
  lab,
  account,
}) => {
  await signIn.open()
  await lab.pick('hana')
  await signIn.submit()
  await account.open()
  await signIn.press('Set up an app')
  await signIn.code.fill(await lab.appCode('hana'))
  await signIn.press('Finish set-up')
  await signIn.says('Your authenticator app is set up')
  await expect(account.card('Second step')).toContainText('Authenticator app Preferred')
  await signIn.signOut()
  await lab.advanceClock(30)
  await signIn.enter('hana@example.com', password)
  await signIn.asks('Enter the code from your app')
  await signIn.give(await lab.appCode('hana'))
  await signIn.isSignedIn('hana@example.com')
})

test('after Emeka has chosen a preferred second factor, the next sign-in asks for this factor at once', async ({
  signIn,
  lab,
  account,
}) => {
  await signIn.open()
  await lab.pick('emeka')
  await signIn.submit()
  await signIn.choose('Authenticator app')
  await signIn.submit()
  await signIn.give(await lab.appCode('emeka'))
  await account.open()
  await signIn.press('Make preferred: Text message')
  await expect(account.card('Second step')).toContainText('Text message Preferred')
  await signIn.signOut()
  await signIn.enter('emeka@example.com', password)
  await signIn.asks('Check your phone')
  await signIn.give(await lab.sentCode('+2348000000417'))
  await signIn.isSignedIn('emeka@example.com')
})

test('after Lena has deleted her remembered device, her next sign-in asks for a code', async ({
  signIn,
  lab,
  account,
}) => {
  await signIn.open()
  await lab.pick('lena')
  await signIn.submit()
  await signIn.tick('Remember this device for 30 days')
  await signIn.give(await lab.appCode('lena'))
  await account.open()
  await expect(account.card('Your devices').getByRole('listitem')).toContainText('This device')
  await account.remove('Devices', 'Forget')
  await signIn.says('No device is listed yet.')
  await signIn.signOut()
  await lab.advanceClock(30)
  await signIn.enter('lena@example.com', password)
  await signIn.asks('Enter the code from your app')
})

test('after Quinn has deleted the passkey, the next sign-in does not offer a passkey', async ({
  page,
  signIn,
  lab,
  account,
}) => {
  await addAuthenticator(page)
  await addPasskey({ signIn, lab, account })
  await account.remove('Your passkeys', 'Delete')
  await signIn.says('There is no passkey yet.')
  await signIn.signOut()
  await lab.pick('quinn')
  await signIn.submit()
  await signIn.asks('Choose how to sign in')
  await expect(signIn.area.getByRole('button', { name: 'Password' })).toBeVisible()
  await expect(signIn.area.getByRole('button', { name: 'Passkey' })).toHaveCount(0)
})
