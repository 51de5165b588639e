import { expect, test } from './journey.ts'
import { holdReplies, loseReply } from './network.ts'

test.beforeEach(({ signIn }) => signIn.open())

test('a wrong password keeps the username and empties the password', async ({ signIn }) => {
  await signIn.enter('hana@example.com', 'not-it')
  await signIn.says('That email or number and password don’t match.')
  await expect(signIn.username).toHaveValue('hana@example.com')
  await expect(signIn.password).toHaveValue('')
  await expect(signIn.password).toBeFocused()
})

test('someone unknown hears the same as someone with a wrong password', async ({ signIn }) => {
  await signIn.enter('nobody@example.com', 'not-it')
  await signIn.says('That email or number and password don’t match.')
})

test('a sign-in that timed out lands on the credentials, with the reason and the name', async ({ signIn, lab }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  const code = await lab.sentCode('+819000000839')
  await lab.pass(181)
  await signIn.give(code)
  await signIn.asks('Sign in')
  await signIn.says(/You were away for a while/)
  await expect(signIn.username).toHaveValue('chiyo@example.com')
})

test('so does one that timed out before a reload', async ({ page, signIn, lab }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await lab.pass(181)
  await page.reload()
  await signIn.asks('Sign in')
  await signIn.says(/You were away for a while/)
  await expect(signIn.username).toHaveValue('chiyo@example.com')
})

test('a double click sends once', async ({ page, signIn, lab }) => {
  await lab.pick('chiyo')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await signIn.code.fill(await lab.sentCode('+819000000839'))
  const replies = await holdReplies(page, 'answer')
  await signIn.area.locator('button[type="submit"]').dblclick()
  await signIn.code.press('Enter')
  replies.release()
  await signIn.isIn('chiyo@example.com')
  expect(replies.count()).toBe(1)
  expect(await lab.calls('AdminRespondToAuthChallenge')).toBe(1)
})

test('a question that nobody knows is shown as one', async ({ signIn, lab }) => {
  await lab.spoil('AdminInitiateAuth', { kind: 'challenge', name: 'RIDDLE' })
  await lab.pick('hana')
  await signIn.submit()
  await signIn.keepsPlace('This page can’t show the next step')
  await signIn.says(/RIDDLE/)
  await signIn.submit()
  await signIn.asks('Sign in')
  await expect(signIn.username).toHaveValue('hana@example.com')
  await lab.pick('hana')
  await signIn.submit()
  await signIn.isIn('hana@example.com')
})

test('a second step that cannot be set up here says who can help', async ({ signIn, lab }) => {
  const parameters = { MFAS_CAN_SETUP: '[]' }
  await lab.spoil('AdminInitiateAuth', { kind: 'challenge', name: 'MFA_SETUP', parameters })
  await lab.pick('hana')
  await signIn.submit()
  await signIn.keepsPlace('Add a second step')
  await signIn.says(/A phone number needs to be added/)
  await expect(signIn.code).toBeHidden()
  await signIn.press('Start again')
  await signIn.asks('Sign in')
})

test('too many attempts: a pause, said in words', async ({ signIn, lab }) => {
  await lab.spoil('AdminInitiateAuth', { kind: 'throttle' })
  await lab.pick('hana')
  await signIn.submit()
  await signIn.says(/Paused for safety/)
})

test.describe('a reply that is lost', () => {
  test('on its way to the browser: what was typed is still there, and a second try ends in a clear place', async ({
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

  test('of the first request: the same press again signs in', async ({ page, signIn, lab }) => {
    await loseReply(page, 'start')
    await lab.pick('hana')
    await signIn.submit()
    await signIn.says('We couldn’t connect. Your details are still here.')
    await signIn.submit()
    await signIn.isIn('hana@example.com')
  })

  test('on its way to the backend: nothing is sent twice, and the page says so', async ({ signIn, lab }) => {
    await lab.pick('chiyo')
    await signIn.submit()
    await signIn.asks('Check your phone')
    await lab.spoil('AdminRespondToAuthChallenge', { kind: 'lostReply' })
    await signIn.give(await lab.sentCode('+819000000839'))
    await signIn.asks('Sign in')
    await signIn.says(/We couldn’t tell whether that went through/)
    await expect(signIn.username).toHaveValue('chiyo@example.com')
    expect(await lab.calls('AdminRespondToAuthChallenge')).toBe(1)
  })

  test('after the authenticator was accepted: it is set up, and the next code signs in', async ({ signIn, lab }) => {
    await lab.pick('farah')
    await signIn.submit()
    await signIn.asks('Set up your authenticator app')
    await lab.spoil('AdminRespondToAuthChallenge', { kind: 'lostReply' })
    await signIn.give(await lab.appCode('farah'))
    await signIn.asks('Sign in')
    await signIn.says('Your authenticator is set up. Sign in with the next code it shows.')
    await lab.pass(30)
    await lab.pick('farah')
    await signIn.submit()
    await signIn.asks('Enter the code from your app')
    await signIn.give(await lab.appCode('farah'))
    await signIn.isIn('farah@example.com')
  })
})
