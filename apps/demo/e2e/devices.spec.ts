import { type Journey, test as base } from './journey.ts'
import { password } from '../server/lab/pool/person.ts'

/** Signs Lena in, and ticks the box that lets Cognito remember her device. */
async function rememberLena({ signIn, lab }: Pick<Journey, 'signIn' | 'lab'>): Promise<void> {
  await signIn.open()
  await lab.pick('lena')
  await signIn.submit()
  await signIn.asks('Enter the code from your app')
  await signIn.tick('Remember this device for 30 days')
  await signIn.give(await lab.appCode('lena'))
  await signIn.isSignedIn('lena@example.com')
}

interface Remembered {
  /** Before the test, Lena signs in, lets Cognito remember her device, and signs out. */
  readonly remembered: { signInAgain(): Promise<void> }
}

const test = base.extend<Remembered>({
  remembered: async ({ signIn, lab }, run) => {
    await rememberLena({ signIn, lab })
    await signIn.signOut()
    await run({ signInAgain: () => signIn.enter('lena@example.com', password) })
  },
})

test('Cognito remembers the device if Lena ticks the box', async ({ signIn, lab, expectCalls }) => {
  await rememberLena({ signIn, lab })
  await expectCalls(
    'An authenticator code, then the device is remembered',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'ConfirmDevice', 'UpdateDeviceStatus'],
  )
})

test('a remembered device signs in with one round trip of the browser', async ({ signIn, remembered, expectCalls }) => {
  await remembered.signInAgain()
  await signIn.isSignedIn('lena@example.com')
  await expectCalls(
    'A remembered device',
    ['start'],
    ['AdminInitiateAuth', ...Array.from({ length: 3 }, () => 'AdminRespondToAuthChallenge')],
  )
})

test('with `announcedBy: USER_PASSWORD_AUTH` a remembered device signs in with Cognito’s public operations', async ({
  signIn,
  lab,
  remembered,
  expectCalls,
}) => {
  await lab.do('switches', { announcedBy: 'USER_PASSWORD_AUTH' })
  await remembered.signInAgain()
  await signIn.isSignedIn('lena@example.com')
  await expectCalls(
    'A remembered device, with `announcedBy: USER_PASSWORD_AUTH`',
    ['start'],
    ['InitiateAuth', 'RespondToAuthChallenge', 'RespondToAuthChallenge'],
  )
})

test('on a device that Cognito no longer knows, Lena is asked for a code, and the device is remembered again', async ({
  signIn,
  lab,
  remembered,
  expectCalls,
}) => {
  await lab.do('recreateUser', { id: 'lena' })
  await remembered.signInAgain()
  await signIn.asks('Enter the code from your app')
  await signIn.give(await lab.appCode('lena'))
  await signIn.isSignedIn('lena@example.com')
  await expectCalls(
    'A device that Cognito has forgotten, then an authenticator code',
    ['start', 'answer'],
    ['AdminInitiateAuth', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'ConfirmDevice'],
  )
})
