import type { Page } from '@playwright/test'
import { password } from '../server/lab/pool/person.ts'
import type { Journey } from './journey.ts'

/** Adds a virtual authenticator for passkeys to the browser. After `setPresent(false)`, nobody confirms its dialogs. */
export async function addAuthenticator(page: Page): Promise<{ setPresent(present: boolean): Promise<void> }> {
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

/** Signs Quinn in with the password, and adds a passkey to the account. */
export async function addPasskey({ signIn, lab, account }: Pick<Journey, 'signIn' | 'lab' | 'account'>): Promise<void> {
  await signIn.open()
  await lab.pick('quinn')
  await signIn.submit()
  await signIn.press('Password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isSignedIn('quinn@example.com')
  await account.open()
  await signIn.press('Add a passkey')
  await signIn.says('Passkey added.')
}
