import { expect, test } from './journey.ts'
import { holdRequests, loseReply } from './network.ts'

test.beforeEach(({ signIn }) => signIn.open())

test('a wrong password keeps the username and empties the password', async ({ signIn }) => {
  await signIn.enter('hana@example.com', 'not-it')
  await signIn.says('Wrong email, number or password.')
  await expect(signIn.username).toHaveValue('hana@example.com')
  await expect(signIn.password).toHaveValue('')
  await expect(signIn.password).toBeFocused()
})

test('an unknown username gets the same message as a wrong password', async ({ signIn }) => {
  await signIn.enter('nobody@example.com', 'not-it')
  await signIn.says('Wrong email, number or password.')
})

test('an answer to an expired challenge returns to the credentials, with the reason and the username', async ({
  signIn,
  lab,
}) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  const code = await lab.sentCode('+819000000839')
  await lab.advanceClock(181)
  await signIn.give(code)
  await signIn.asks('Sign in')
  await signIn.says(/You were away for a while/)
  await expect(signIn.username).toHaveValue('chiyo@example.com')
})

test('a reload after the challenge has expired returns to the credentials, with the reason and the username', async ({
  page,
  signIn,
  lab,
}) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await lab.advanceClock(181)
  await page.reload()
  await signIn.asks('Sign in')
  await signIn.says(/You were away for a while/)
  await expect(signIn.username).toHaveValue('chiyo@example.com')
})

test('a double click and the key Enter together send only one call', async ({ page, signIn, lab }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await signIn.code.fill(await lab.sentCode('+819000000839'))
  const answers = await holdRequests(page, 'answer')
  await signIn.area.locator('button[type="submit"]').dblclick()
  await signIn.code.press('Enter')
  answers.release()
  await signIn.isSignedIn('chiyo@example.com')
  expect(answers.count()).toBe(1)
  expect(await lab.calls('AdminRespondToAuthChallenge')).toBe(1)
})

test('an unknown challenge is shown as unsupported, and the user can start again', async ({ signIn, lab }) => {
  await lab.failNext('AdminInitiateAuth', { kind: 'challenge', name: 'RIDDLE' })
  await lab.pick('hana')
  await signIn.submit()
  await signIn.staysAfterReload('This page can’t show the next step')
  await signIn.says(/RIDDLE/)
  await signIn.submit()
  await signIn.asks('Sign in')
  await expect(signIn.username).toHaveValue('hana@example.com')
  await lab.pick('hana')
  await signIn.submit()
  await signIn.isSignedIn('hana@example.com')
})

test('MFA_SETUP with no supported method tells the user what is missing', async ({ signIn, lab }) => {
  const parameters = { MFAS_CAN_SETUP: '[]' }
  await lab.failNext('AdminInitiateAuth', { kind: 'challenge', name: 'MFA_SETUP', parameters })
  await lab.pick('hana')
  await signIn.submit()
  await signIn.staysAfterReload('Add a second step')
  await signIn.says(/A phone number needs to be added/)
  await expect(signIn.code).toBeHidden()
  await signIn.press('Start again')
  await signIn.asks('Sign in')
})

test('a throttled sign-in tells the user to wait', async ({ signIn, lab }) => {
  await lab.failNext('AdminInitiateAuth', { kind: 'throttle' })
  await lab.pick('hana')
  await signIn.submit()
  await signIn.says(/Paused for safety/)
})

test.describe('a lost reply', () => {
  test('from the backend to `answer`: the code stays in the field, and a second attempt returns to the credentials', async ({
    page,
    signIn,
    lab,
  }) => {
    await lab.pick('chiyo')
    await signIn.submit()
    await signIn.asks('Check your phone')
    const code = await lab.sentCode('+819000000839')
    await loseReply(page, 'answer')
    await signIn.give(code)
    await signIn.says('We couldn’t connect. Your details are still here.')
    await expect(signIn.code).toHaveValue(code)
    await signIn.submit()
    await signIn.asks('Sign in')
    await signIn.says(/This step was already answered/)
    await expect(signIn.username).toHaveValue('chiyo@example.com')
  })

  test('from the backend to `start`: a second press of the button signs in', async ({ page, signIn, lab }) => {
    await loseReply(page, 'start')
    await lab.pick('hana')
    await signIn.submit()
    await signIn.says('We couldn’t connect. Your details are still here.')
    await signIn.submit()
    await signIn.isSignedIn('hana@example.com')
  })

  test('from Cognito to an answer: the backend sends the answer once, and the page says that the outcome is unknown', async ({
    signIn,
    lab,
  }) => {
    await lab.pick('chiyo')
    await signIn.submit()
    await signIn.asks('Check your phone')
    await lab.failNext('AdminRespondToAuthChallenge', { kind: 'lostReply' })
    await signIn.give(await lab.sentCode('+819000000839'))
    await signIn.asks('Sign in')
    await signIn.says(/We couldn’t tell whether that went through/)
    await expect(signIn.username).toHaveValue('chiyo@example.com')
    expect(await lab.calls('AdminRespondToAuthChallenge')).toBe(1)
  })

  test('from Cognito after VerifySoftwareToken: the authenticator app is set up, and its next code signs in', async ({
    signIn,
    lab,
  }) => {
    await lab.pick('farah')
    await signIn.submit()
    await signIn.asks('Set up your authenticator app')
    await lab.failNext('AdminRespondToAuthChallenge', { kind: 'lostReply' })
    await signIn.give(await lab.appCode('farah'))
    await signIn.asks('Sign in')
    await signIn.says('Your authenticator is set up. Sign in with the next code it shows.')
    await lab.advanceClock(30)
    await lab.pick('farah')
    await signIn.submit()
    await signIn.asks('Enter the code from your app')
    await signIn.give(await lab.appCode('farah'))
    await signIn.isSignedIn('farah@example.com')
  })
})
