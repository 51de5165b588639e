import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'

test.beforeEach(({ signIn }) => signIn.open())

test('Kofi: chooses an email code, and gets it right at the fourth try', async ({ signIn, lab, took }) => {
  await lab.pick('kofi')
  await signIn.submit()
  await signIn.keepsPlace('Choose how to sign in')
  await signIn.press('Email me a code')
  await signIn.keepsPlace('Check your email')
  for (const wrong of ['00000000', '11111111', '22222222']) {
    await signIn.give(wrong)
    await signIn.says(/didn’t match/)
  }
  await signIn.give(await lab.sentCode('kofi@example.com'))
  await signIn.isIn('kofi@example.com')
  await took(
    'Choose an e-mail code, wrong three times',
    ['start', 'answer', 'answer', 'answer', 'answer', 'answer'],
    ['AdminInitiateAuth', ...Array.from({ length: 5 }, () => 'AdminRespondToAuthChallenge')],
  )
})

test('Kofi: thinks better of an email, and takes a text message', async ({ signIn, lab, took }) => {
  await lab.pick('kofi')
  await signIn.submit()
  await signIn.press('Email me a code')
  await signIn.asks('Check your email')
  await signIn.press('Use another way')
  await signIn.asks('Choose how to sign in')
  await signIn.area.getByRole('button', { name: 'Text me a code' }).click()
  await signIn.asks('Check your phone')
  await signIn.give(await lab.sentCode('+233200000526'))
  await signIn.isIn('kofi@example.com')
  await took(
    'Choose a text message',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('Kofi: chooses the password, which goes along with the choice', async ({ signIn, lab, took }) => {
  await lab.pick('kofi')
  await signIn.submit()
  await signIn.press('Password')
  await signIn.asks('Enter your password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isIn('kofi@example.com')
  await took('Choose the password', ['start', 'answer'], ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('Kofi: chooses the password where the pool has it only by proof, and types it no second time', async ({
  signIn,
  lab,
  took,
}) => {
  await lab.pick('kofi')
  await lab.do('poolSettings', { passwordForms: ['PASSWORD_SRP'] })
  await signIn.submit()
  await signIn.press('Password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isIn('kofi@example.com')
  await took(
    'Choose the password, where it is offered by proof alone',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('Oleg: is asked for the password at once, and for nothing else', async ({ signIn, lab, took }) => {
  await lab.pick('oleg')
  await signIn.submit()
  await signIn.keepsPlace('Enter your password')
  await signIn.password.fill(password)
  await signIn.submit()
  await signIn.isIn('oleg@example.com')
  await took('The password, preferred', ['start', 'answer'], ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'])
})

test('Pia: a question of the library’s own, right at the second try', async ({ signIn, lab, took }) => {
  await lab.pick('pia')
  await signIn.submit()
  await signIn.keepsPlace('One more question')
  await signIn.field('Your answer').fill('8')
  await signIn.submit()
  await signIn.says('That answer didn’t match. Please try again.')
  await signIn.field('Your answer').fill('7')
  await signIn.submit()
  await signIn.isIn('pia@example.com')
  expect(await lab.wireLog()).toContain('CUSTOM_CHALLENGE · ANSWER ••••••••')
  await took(
    'A question of the app’s own, wrong at first',
    ['start', 'answer', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})

test('Pia: three wrong answers are refused, and the name is kept', async ({ signIn, lab, took }) => {
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
  await took(
    'A question of the app’s own, wrong three times: refused',
    ['start', 'answer', 'answer', 'answer'],
    ['AdminInitiateAuth', ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge')],
  )
})
