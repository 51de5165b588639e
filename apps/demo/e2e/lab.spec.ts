import { expect, test } from './journey.ts'

test.beforeEach(({ signIn }) => signIn.open())

test('the conversation shows who said what, and ends in a wait', async ({ signIn, lab }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  const talk = lab.panel.locator('.message')
  await expect(talk.filter({ hasText: 'AdminInitiateAuth' })).toContainText('ADMIN_USER_PASSWORD_AUTH')
  await expect(talk.filter({ hasText: 'challenge 1' })).toContainText('SMS_MFA · 180 s')
  await expect(lab.panel.getByText('Waiting for an answer')).toBeVisible()
})

test('someone else is picked in the middle of a sign-in', async ({ signIn, lab }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await lab.pick('hana')
  await signIn.asks('Sign in')
  await expect(signIn.username).toHaveValue('hana@example.com')
  await signIn.submit()
  await signIn.isIn('hana@example.com')
  await lab.pick('dara')
  await signIn.asks('Sign in')
  await expect(signIn.username).toHaveValue('dara@example.com')
})

test('a code in the inbox works once', async ({ signIn, lab }) => {
  const mail = lab.panel.locator('.mail')
  await lab.pick('dara')
  await signIn.submit()
  await signIn.asks('Check your email')
  await expect(mail).toContainText('New')
  await signIn.give(await lab.sentCode('dara@example.com'))
  await signIn.isIn('dara@example.com')
  await expect(mail).toContainText('Used')
})

test('trouble strikes once, and its switch goes back', async ({ signIn, lab }) => {
  const trouble = lab.panel.getByRole('switch', { name: 'An unknown question next' })
  await trouble.check()
  await lab.pick('hana')
  await signIn.submit()
  await signIn.asks('This page can’t show the next step')
  await expect(trouble).not.toBeChecked()
})

test('on a slow network the button says so, and what was typed stays', async ({ signIn, lab }) => {
  await lab.pick('hana')
  await lab.panel.getByRole('switch', { name: 'Slow network' }).check()
  await signIn.submit()
  await expect(signIn.area.getByRole('button', { name: 'Checking…' })).toBeVisible()
  await expect(signIn.username).toHaveValue('hana@example.com')
})

test('reset everything ends the session and empties the lab', async ({ signIn, lab }) => {
  await lab.pick('dara')
  await signIn.submit()
  await signIn.asks('Check your email')
  await signIn.give(await lab.sentCode('dara@example.com'))
  await signIn.isIn('dara@example.com')
  await lab.panel.getByRole('button', { name: 'Reset everything' }).click()
  await signIn.asks('Sign in')
  await expect(lab.panel.locator('.mail')).toHaveCount(0)
  await expect(lab.panel.locator('.message')).toHaveCount(0)
})

test.describe('the switchboard', () => {
  test('the page follows how a sign-in begins, and a session outlives it', async ({ page, signIn, lab }) => {
    await lab.pick('kofi')
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
    await signIn.isIn('kofi@example.com')

    await lab.do('person', { id: 'hana' })
    await page.reload()
    await signIn.isIn('kofi@example.com')
  })

  test('without a second step, an authenticator is not asked for', async ({ signIn, lab }) => {
    await lab.pick('alice')
    await lab.turn('radio', 'Off')
    await signIn.submit()
    await signIn.isIn('alice@example.com')
  })

  test('a second factor that the pool lacks is not asked for', async ({ signIn, lab }) => {
    await lab.pick('emeka')
    await lab.turn('switch', 'Authenticator app')
    await signIn.submit()
    await signIn.asks('Check your phone')
  })

  test('Cognito may tell who has no account: the page still does not', async ({ signIn, lab }) => {
    await lab.do('switches', { hidesExistence: false })
    await signIn.enter('nobody@example.com', 'not-it')
    await signIn.says('That email or number and password don’t match.')
    expect(await lab.wireLog()).toContain('UserNotFoundException')
  })

  test('without triggers the library cannot ask: the page says that it is being looked into', async ({
    signIn,
    lab,
  }) => {
    await lab.pick('pia')
    await lab.do('switches', { triggers: false })
    await signIn.submit()
    await signIn.says(/Sign-in isn’t working at the moment/)
  })
})
