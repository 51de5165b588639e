import { asks, fails, scenario } from '@challenge-kit/core/testing'
import { waitFor } from '@testing-library/react'
import { ChangePasswordForm } from '../account/ChangePassword/ChangePasswordForm.tsx'
import { Devices } from '../account/Devices/Devices.tsx'
import { MfaPreferences } from '../account/MfaPreferences/MfaPreferences.tsx'
import { PasskeyOffer } from '../account/Passkeys/PasskeyOffer.tsx'
import { Passkeys } from '../account/Passkeys/Passkeys.tsx'
import { TotpEnrolment } from '../account/TotpEnrolment/TotpEnrolment.tsx'
import type { SignInProps } from '../sign-in/SignIn.tsx'
import { account, devices, rejectsWith } from './account.ts'
import { openAccount } from './accountPage.tsx'
import { everyScreen } from './everyScreen.ts'
import { enterCredentials, openSignIn, type Page, reopenSignIn } from './page.tsx'

type NamedScreen = readonly [name: string, open: () => Promise<Page>]

const LONG = 'A-device-with-a-name-that-is-longer-than-a-line-and-has-no-space'
const slots: SignInProps = {
  appName: 'Lantern',
  logo: <svg width="40" height="40" role="img" aria-label="Lantern" />,
  header: 'Staff entrance',
  footer: (
    <p>
      <a href="#terms">Terms</a> · <a href="#privacy">Privacy</a>
    </p>
  ),
  signUp: '#sign-up',
  help: '#help',
  providers: (
    <a data-ck-part="secondary" href="#company">
      <svg viewBox="0 0 20 20" /> Continue with the account of your company or your university
    </a>
  ),
}

/** Each screen of a sign-in. A challenge is opened as a page that was reloaded during the sign-in. */
const signInScreens: readonly NamedScreen[] = [
  ['CREDENTIALS', async () => openSignIn(scenario([]))],
  ...everyScreen.map(([step, outcome]): NamedScreen => [
    step,
    async () => {
      const page = reopenSignIn(scenario([], { resume: outcome, username: 'alice@example.com' }))
      await shows(page, `[data-ck-step="${step}"]`)
      return page
    },
  ]),
  [
    'CREDENTIALS with an error',
    async () => {
      const page = openSignIn(scenario([fails('invalid_credentials')]))
      await enterCredentials(page)
      await shows(page, '[aria-invalid]')
      return page
    },
  ],
]

const slotScreens: readonly NamedScreen[] = [
  ['CREDENTIALS with slots', async () => openSignIn(scenario([]), slots)],
  [
    'EMAIL_OTP with slots',
    async () => {
      const resume = asks('EMAIL_OTP', { destination: 'a***@e***', firstFactor: false })
      const page = reopenSignIn(scenario([], { resume, username: 'alice@example.com' }), slots)
      await shows(page, '[data-ck-step="EMAIL_OTP"]')
      return page
    },
  ],
]

const accountScreens: readonly NamedScreen[] = [
  ['ChangePasswordForm', async () => openAccount(account(), <ChangePasswordForm username="alice@example.com" />)],
  ['PasskeyOffer', async () => openAccount(account(), <PasskeyOffer onDone={() => {}} />)],
  ['Passkeys', async () => press(openAccount(account(), <Passkeys />), [])],
  ['Passkeys, delete', async () => press(openAccount(account(), <Passkeys />), ['Delete passkey Chrome on Mac'])],
  ['Devices', async () => press(openAccount(withLongName(), <Devices help="#help" />), [])],
  ['Devices, forget', async () => press(openAccount(withLongName(), <Devices />), [`Forget device ${LONG}`])],
  ['MfaPreferences', async () => press(openAccount(account(), <MfaPreferences offered={['EMAIL_OTP']} />), [])],
  [
    'MfaPreferences, turn off',
    async () => press(openAccount(account(), <MfaPreferences totpSetup="#totp" />), ['Turn off Text message']),
  ],
  [
    'MfaPreferences without an app',
    async () => {
      const backend = account({ mfa: async () => ({ methods: [], preferred: null }) })
      return press(openAccount(backend, <MfaPreferences totpSetup="#totp" />), [])
    },
  ],
  [
    'Passkeys, after a failed request',
    async () => {
      const page = openAccount(account({ passkeys: rejectsWith('network') }), <Passkeys />)
      await page.findByRole('button', { name: 'Try again' })
      return page
    },
  ],
  [
    'Passkeys, sign in again',
    async () => {
      const page = openAccount(account({ passkeys: rejectsWith('step_up_required') }), <Passkeys />)
      await page.findInput('Password')
      return page
    },
  ],
  ['TotpEnrolment', async () => openAccount(account(), <TotpEnrolment />)],
  [
    'TotpEnrolment, key',
    async () => {
      const page = await press(openAccount(account(), <TotpEnrolment />), ['Set up an app'], '[data-ck-part~="qr"] svg')
      await page.user.click(page.getByText('Can’t scan? Enter a key by hand'))
      return page
    },
  ],
]

/** Each screen of the kit, and the screens with slots. The function opens the screen. */
export const allScreens: readonly NamedScreen[] = [...signInScreens, ...slotScreens, ...accountScreens]

const withLongName = () =>
  account({
    devices: async () => ({
      devices: devices.map((device, index) => ({ ...device, ...(index === 1 && { name: LONG }) })),
    }),
  })

/** Waits for the screen, and then presses the buttons with these names. */
async function press(page: Page, names: readonly string[], selector?: string): Promise<Page> {
  if (!selector) await shows(page, '[data-ck-part~="items"]')
  for (const name of names) await page.user.click(await page.findByRole('button', { name }))
  if (selector) await shows(page, selector)
  return page
}

async function shows(page: Page, selector: string): Promise<void> {
  await waitFor(() => {
    if (!page.container.querySelector(selector)) throw new Error(`${selector} is not on screen.`)
  })
}
