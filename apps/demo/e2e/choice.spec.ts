import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'

test.beforeEach(({ signIn }) => signIn.open())

test('Kofi chooses an email code, and signs in with the right code after three wrong codes', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('kofi')
  await signIn.submit()
  await signIn.staysAfterReload('Choose how to sign in')
  await signIn.press('Email me a code')
  await signIn.staysAfterReload('Check your email')
  for (const wrong of ['00000000', '11111111', '22222222']) {
    await signIn.give(wrong)
    await signIn.says(/didn’t match/)
  }
  await signIn.give(await lab.sentCode('kofi@example.com'))
  await signIn.isSignedIn('kofi@example.com')
  await expectCalls(
    'A choice of methods: an email code after three wrong ones',
    ['start', 'answer', 'answer', 'answer', 'answer', 'answer'],
    ['AdminInitiateAuth', ...Array.from({ length: 5 }, () => 'AdminRespondToAuthChallenge')],
  )
})

test('Kofi chooses an email code, goes back to the choice, and signs in with a text message', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('kofi')
  await signIn.submit()
  await signIn.press('Email me a code')
  await signIn.asks('Check your email')
  await signIn.press('Use another way')
  await signIn.asks('Choose how to sign in')
  await signIn.area.getByRole('button', { name: 'Text me a code' }).click()
  await signIn.asks('Check your phone')
  await signIn.give(await lab.sentCode('+233200000526'))
  await signIn.isSignedIn('kofi@example.com')
  await expectCalls(
    'A choice of methods: a text message',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('Kofi chooses the password, and the page sends the choice and the password in one call', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('kofi')
  await signIn.submit()
  await signIn.press('Password')
  await signIn.asks('Enter your password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isSignedIn('kofi@example.com')
  await expectCalls(
    'A choice of methods: the password',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
  )
})

test('Kofi types a wrong password, stays on the password screen, and signs in with the right one', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('kofi')
  await signIn.submit()
  await signIn.press('Password')
  await signIn.asks('Enter your password')
  await signIn.password.fill('not the password')
  await signIn.submit()
  await signIn.says('Wrong email, number or password.')
  await signIn.asks('Enter your password')
  await expect(signIn.password).toBeFocused()
  await expect(signIn.password).toHaveValue('')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isSignedIn('kofi@example.com')
  await expectCalls(
    'A choice of methods: the password, after a wrong one',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminInitiateAuth'],
  )
})

test('Kofi types the password only once if the pool offers PASSWORD_SRP and not PASSWORD', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('kofi')
  await lab.do('poolSettings', { passwordChallenges: ['PASSWORD_SRP'] })
  await signIn.submit()
  await signIn.press('Password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isSignedIn('kofi@example.com')
  await expectCalls(
    'A choice of methods: the password by SRP',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('with a preferred first factor, the sign-in does not show the choice: Oleg is asked for the password at once', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('oleg')
  await signIn.submit()
  await signIn.staysAfterReload('Enter your password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isSignedIn('oleg@example.com')
  await expectCalls(
    'A preferred first factor: the password',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'],
  )
})

test('Pia answers a custom challenge wrong once, then right, and is signed in', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('pia')
  await signIn.submit()
  await signIn.staysAfterReload('One more question')
  await signIn.field('Your answer').fill('8')
  await signIn.submit()
  await signIn.says('That answer didn’t match. Please try again.')
  await signIn.field('Your answer').fill('7')
  await signIn.submit()
  await signIn.isSignedIn('pia@example.com')
  expect(await lab.wireLog()).toContain('CUSTOM_CHALLENGE · ANSWER ••••••••')
  await expectCalls(
    'A custom challenge, answered wrong once',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('three wrong answers to a custom challenge return to the credentials, with the username', async ({
  signIn,
  lab,
  expectCalls,
}) => {
  await lab.pick('pia')
  await signIn.submit()
  for (const wrong of ['8', '9', '10']) {
    await signIn.asks('One more question')
    await signIn.field('Your answer').fill(wrong)
    await signIn.submit()
    if (wrong !== '10') await signIn.says('That answer didn’t match. Please try again.')
  }
  await signIn.asks('Sign in')
  await expect(signIn.username).toHaveValue('pia@example.com')
  await expectCalls(
    'A custom challenge, answered wrong three times',
    ['start', 'answer', 'answer', 'answer'],
    ['AdminInitiateAuth', ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge')],
  )
})
