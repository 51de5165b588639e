import type { Page } from '@playwright/test'
import { password } from '../server/person.ts'
import { expect, type Journey, test } from './journey.ts'

/** Plugs an authenticator into the browser that holds passkeys; says whether a person is there to use it. */
async function plugIn(page: Page): Promise<{ setPresent(present: boolean): Promise<void> }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    setPresent: (enabled) =>
      devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }).then(() => undefined),
  }
}

/** Quinn signs in with the password, adds a passkey to the account, and signs out. */
async function addPasskey({ signIn, lab }: Pick<Journey, 'signIn' | 'lab'>): Promise<void> {
  await lab.pick('quinn')
  await signIn.submit()
  await signIn.press('Password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isIn('quinn@example.com')
  await signIn.area.getByText('Account and security').click()
  await signIn.press('Add a passkey')
  await signIn.says('Passkey added.')
  await signIn.signOut()
}

test('Quinn: adds a passkey to the account, and signs in with it', async ({ page, signIn, lab, took }) => {
  await plugIn(page)
  await signIn.open()
  await addPasskey({ signIn, lab })
  await lab.pick('quinn')
  await signIn.submit()
  await signIn.area.getByRole('button', { name: 'Passkey' }).click()
  await signIn.keepsPlace('Use your passkey')
  await signIn.press('Continue with passkey')
  await signIn.isIn('quinn@example.com')
  await took(
    'Choose a passkey',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('Quinn: a passkey cancelled is no failure, and the password does it', async ({ page, signIn, lab, took }) => {
  const authenticator = await plugIn(page)
  await signIn.open()
  await addPasskey({ signIn, lab })
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
  await signIn.isIn('quinn@example.com')
  await took(
    'The password, after a passkey was cancelled',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
  )
})
