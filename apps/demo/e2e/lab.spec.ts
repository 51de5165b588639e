import { expect, test } from './journey.ts'

test.beforeEach(({ signIn }) => signIn.open())

test('the conversation panel lists the messages and shows that the page waits for the user', async ({
  signIn,
  lab,
}) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  const messages = lab.panel.locator('.message')
  await expect(messages.filter({ hasText: 'AdminInitiateAuth' })).toContainText('ADMIN_USER_PASSWORD_AUTH')
  await expect(messages.filter({ hasText: 'challenge 1' })).toContainText('SMS_MFA · 180 s')
  await expect(lab.panel.getByText('Waiting for an answer')).toBeVisible()
})

test('picking another person ends the current sign-in or session and fills in the form', async ({ signIn, lab }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await lab.pick('hana')
  await signIn.asks('Sign in')
  await expect(lab.panel.getByText('The form is filled in for Hana. Now press Sign in.')).toBeVisible()
  await expect(signIn.username).toHaveValue('hana@example.com')
  await signIn.submit()
  await signIn.isSignedIn('hana@example.com')
  await lab.pick('dara')
  await signIn.asks('Sign in')
  await expect(lab.panel.getByText('The form is filled in for Dara. Now press Sign in.')).toBeVisible()
  await expect(signIn.username).toHaveValue('dara@example.com')
})

test('the inbox marks a code as used after a sign-in with it', async ({ signIn, lab }) => {
  const mail = lab.panel.locator('.inbox .mail')
  await lab.pick('dara')
  await signIn.submit()
  await signIn.asks('Check your email')
  await expect(mail).toContainText('New')
  await signIn.give(await lab.sentCode('dara@example.com'))
  await signIn.isSignedIn('dara@example.com')
  await expect(mail).toContainText('Used')
})

test('a fault affects one call, and then the switch of the fault turns off', async ({ signIn, lab }) => {
  await lab.openSettings()
  const trouble = lab.panel.getByRole('switch', { name: 'An unknown question next' })
  await trouble.check()
  await lab.pick('hana')
  await signIn.submit()
  await signIn.asks('This page can’t show the next step')
  await expect(trouble).not.toBeChecked()
})

test('on a slow network the button says that it is checking, and the form keeps its values', async ({
  signIn,
  lab,
}) => {
  await lab.pick('hana')
  await lab.openSettings()
  await lab.panel.getByRole('switch', { name: 'Slow network' }).check()
  await signIn.submit()
  await expect(signIn.area.getByRole('button', { name: 'Checking…' })).toBeVisible()
  await expect(signIn.username).toHaveValue('hana@example.com')
})

test('“Reset everything” ends the session and empties the inbox and the conversation', async ({ signIn, lab }) => {
  await lab.pick('dara')
  await signIn.submit()
  await signIn.asks('Check your email')
  await signIn.give(await lab.sentCode('dara@example.com'))
  await signIn.isSignedIn('dara@example.com')
  await lab.panel.getByRole('button', { name: 'Reset everything' }).click()
  await signIn.asks('Sign in')
  await expect(lab.panel.locator('.mail')).toHaveCount(0)
  await expect(lab.panel.locator('.message')).toHaveCount(0)
})

test.describe('the pool settings', () => {
  test('a change of the first step changes the form at once, and does not end a session', async ({
    page,
    signIn,
    lab,
  }) => {
    await lab.pick('kofi')
    await lab.openSettings()
    await expect(lab.panel.getByRole('radio', { name: 'People choose' })).toBeChecked()
    await lab.turn('radio', 'Name and password')
    await expect(signIn.password).toBeVisible()
    await expect(signIn.username).toHaveValue('kofi@example.com')
    await lab.turn('radio', 'People choose')
    await expect(signIn.password).toBeHidden()
    await lab.turn('switch', 'Text code')
    await signIn.submit()
    await signIn.asks('Choose how to sign in')
    await expect(signIn.area.getByRole('button', { name: 'Text me a code' })).toBeHidden()
    await signIn.press('Email me a code')
    await signIn.asks('Check your email')
    await signIn.give(await lab.sentCode('kofi@example.com'))
    await signIn.isSignedIn('kofi@example.com')

    await lab.do('person', { id: 'hana' })
    await page.reload()
    await signIn.isSignedIn('kofi@example.com')
  })

  test('with the second step off, Alice is not asked for an authenticator code', async ({ signIn, lab }) => {
    await lab.pick('alice')
    await lab.turn('radio', 'Off')
    await signIn.submit()
    await signIn.isSignedIn('alice@example.com')
  })

  test('a second factor that is switched off is not offered', async ({ signIn, lab }) => {
    await lab.pick('emeka')
    await lab.turn('switch', 'Authenticator app')
    await signIn.submit()
    await signIn.asks('Check your phone')
  })

  test('the page hides whether an account exists, even if the pool reveals it', async ({ signIn, lab }) => {
    await lab.do('switches', { hidesExistence: false })
    await signIn.enter('nobody@example.com', 'not-it')
    await signIn.says('Wrong email, number or password.')
    expect(await lab.wireLog()).toContain('UserNotFoundException')
  })

  test('without triggers a custom challenge fails, and the page says that sign-in does not work', async ({
    signIn,
    lab,
  }) => {
    await lab.pick('pia')
    await lab.do('switches', { triggers: false })
    await signIn.submit()
    await signIn.says(/Sign-in isn’t working at the moment/)
  })
})
