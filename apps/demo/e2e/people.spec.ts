import { expect, test } from './journey.ts'

test.describe('each person is asked something else', () => {
  test('Hana: the password, and nothing more', async ({ signIn, lab }) => {
    await signIn.open()
    await lab.pick('hana')
    await signIn.submit()
    await signIn.isIn('hana@example.com')
  })

  test('Chiyo: a code by text message', async ({ signIn, lab }) => {
    await signIn.open()
    await lab.pick('chiyo')
    await signIn.submit()
    await signIn.keepsPlace('Check your phone')
    await signIn.says(/\+\*{7}0839/)
    await signIn.give(await lab.sentCode('+819000000839'))
    await signIn.isIn('chiyo@example.com')
  })

  test('Dara: a code by email', async ({ signIn, lab }) => {
    await signIn.open()
    await lab.pick('dara')
    await signIn.submit()
    await signIn.keepsPlace('Check your email')
    await signIn.give(await lab.sentCode('dara@example.com'))
    await signIn.isIn('dara@example.com')
  })

  test('Alice: a code from her authenticator, wrong at first, and never the same one twice', async ({
    signIn,
    lab,
  }) => {
    await signIn.open()
    await lab.pick('alice')
    await signIn.submit()
    await signIn.keepsPlace('Enter the code from your app')
    await signIn.give('000000')
    await signIn.says(/didn’t match/)
    const code = await lab.appCode('alice')
    await signIn.give(code)
    await signIn.isIn('alice@example.com')

    await signIn.signOut()
    await lab.pick('alice')
    await signIn.submit()
    await signIn.asks('Enter the code from your app')
    await signIn.give(code)
    await signIn.says('That code has already been used. Wait for the next one in your app.')
    await expect(signIn.code).toHaveValue(code)
  })
})
