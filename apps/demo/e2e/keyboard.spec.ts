import { password, type PersonId } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'
import { appCode, button, createKeys, field, mail, radio, signInByKeyboard, type Step, text } from './keyboardSteps.ts'
import { addAuthenticator, addPasskey } from './passkey.ts'
import { checkScreen } from './screenCheck.ts'

const chosen = 'Harbour-lamp-77'

// In forced colours the browser removes shadows and backgrounds, so only an outline shows where the focus is.
test.use({ forcedColors: 'active' })
// Each screen is checked in three ways, and each character is typed, so a journey takes longer than others.
test.describe.configure({ timeout: 180_000 })

const people: readonly (readonly [PersonId, string, readonly Step[]])[] = [
  ['alice', 'alice@example.com', [appCode('alice')]],
  ['dara', 'dara@example.com', [mail('dara@example.com')]],
  [
    'emeka',
    'emeka@example.com',
    [radio('choice-of-codes', 'How would you like your code?', 'Authenticator app', 1), text('+2348000000417')],
  ],
  [
    'kofi',
    'kofi@example.com',
    [button('choice-of-methods', 'Choose how to sign in', 'Email me a code'), mail('kofi@example.com')],
  ],
  ['oleg', 'oleg@example.com', [field('password', 'Enter your password', ['Password', password])]],
  ['pia', 'pia@example.com', [field('custom-question', 'One more question', ['Your answer', '7'])]],
  [
    'goran',
    'goran@example.com',
    [
      field(
        'new-password',
        'Choose a new password',
        ['New password', chosen],
        ['Given name', 'Goran'],
        ['Library card number', 'L-1117'],
      ),
    ],
  ],
  [
    'farah',
    'farah@example.com',
    [
      {
        screen: 'set-up-app',
        heading: 'Set up your authenticator app',
        answer: async ({ tabTo, type, press }, { signIn, lab }) => {
          await tabTo(signIn.area.getByText('Can’t scan? Enter a key by hand'))
          await press('Enter')
          await expect(signIn.key).toBeVisible()
          await tabTo(signIn.code)
          await type(await lab.appCode('farah'))
          await press('Enter')
        },
      },
    ],
  ],
  [
    'nuru',
    '+255700000318',
    [
      radio('choice-of-set-ups', 'Add a second step', 'Authenticator app', 1),
      field('set-up-email', 'Get codes by email', ['Email address', 'nuru@example.com']),
      mail('nuru@example.com'),
    ],
  ],
  [
    'sora',
    'sora@example.com',
    [
      field('set-up-phone', 'Get codes by text message', ['Phone number', '+82 10 0000 0472']),
      field('phone-saved', 'Sign in', ['Password', password]),
      text('+821000000472'),
    ],
  ],
  [
    'ivan',
    'ivan@example.com',
    [
      button('reset-required', 'Your password needs a reset', 'Send a code'),
      {
        screen: 'reset',
        heading: 'Choose a new password',
        answer: async ({ tabTo, type, press }, { signIn, lab }) => {
          await tabTo(signIn.code)
          await type(await lab.sentCode('ivan@example.com'))
          await tabTo(signIn.field('New password'))
          await type(chosen)
          await press('Enter')
        },
      },
      appCode('ivan'),
    ],
  ],
  [
    'jin',
    'jin@example.com',
    [
      button('confirm-account', 'Confirm your account', 'Send a new code'),
      {
        screen: 'confirm-account-sent',
        heading: 'Confirm your account',
        answer: async ({ tabTo, type, press }, { signIn, lab }) => {
          await signIn.says('j***@e***')
          await tabTo(signIn.code)
          await type(await lab.sentCode('jin@example.com'))
          await press('Enter')
        },
      },
    ],
  ],
]

for (const [person, username, steps] of people)
  test(`${username} signs in by keyboard alone: ${steps.map(({ screen }) => screen).join(', ')}`, async ({
    page,
    signIn,
    lab,
  }) => {
    await signInByKeyboard(page, { signIn, lab }, person, username, steps)
  })

test('Hana resets a forgotten password by keyboard alone', async ({ page, signIn, lab }) => {
  const keys = createKeys(page)
  await signIn.open()
  await checkScreen(page, 'hana-credentials')
  await keys.tabTo(signIn.username)
  await keys.type('hana@example.com')
  await keys.tabTo(signIn.area.getByRole('button', { name: 'Forgot your password?' }))
  await keys.press('Enter')
  await signIn.asks('Reset your password')
  await expect(signIn.area.locator(':focus')).toHaveCount(1)
  await checkScreen(page, 'hana-forgotten')
  await keys.tabTo(signIn.area.locator('button[type="submit"]'))
  await keys.press('Enter')
  await signIn.asks('Choose a new password')
  await expect(signIn.area.locator(':focus')).toHaveCount(1)
  await checkScreen(page, 'hana-reset')
  await keys.tabTo(signIn.code)
  await keys.type(await lab.sentCode('hana@example.com'))
  await keys.tabTo(signIn.field('New password'))
  await keys.type(chosen)
  await keys.press('Enter')
  await signIn.isSignedIn('hana@example.com')
})

test('Quinn signs in with a passkey by keyboard alone', async ({ page, signIn, lab, account }) => {
  const keys = createKeys(page)
  await addAuthenticator(page)
  await addPasskey({ signIn, lab, account })
  await signIn.signOut()
  await lab.do('person', { id: 'quinn' })
  await signIn.open()
  await keys.tabTo(signIn.username)
  await keys.type('quinn@example.com')
  await keys.press('Enter')
  await keys.tabTo(signIn.area.getByRole('button', { name: 'Passkey' }))
  await keys.press('Enter')
  await signIn.asks('Use your passkey')
  await checkScreen(page, 'quinn-passkey')
  await keys.tabTo(signIn.area.getByRole('button', { name: 'Continue with passkey' }))
  await keys.press('Enter')
  await signIn.isSignedIn('quinn@example.com')
})
