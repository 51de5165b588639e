import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserPool } from './index.ts'
import { createUserPool } from './index.ts'
import type { EmulatorServer } from './wire/node.ts'
import { listen } from './wire/node.ts'
import { withContractCheck } from './testing/contract.ts'
import { password, sentCode } from './testing/client.ts'
import { outcome, cognitoUser as cognitoUserAt, signIn } from './testing/cognitoIdentityJs.ts'

/** An independent client, whose authors do not know this emulator. */
let pool: UserPool
let server: EmulatorServer

beforeAll(async () => {
  // The pool uses real time, because the client library takes TIMESTAMP from the clock of the machine.
  pool = createUserPool({
    clients: [{ id: 'web' }],
    settings: { usernameAttributes: ['email'], requiredAttributes: ['given_name'] },
  })
  server = await listen(withContractCheck(pool.fetch))
})

beforeEach(() => pool.reset())
afterAll(() => server.close())

const cognitoUser = (name: string) => cognitoUserAt(pool, server.url, name)

describe('amazon-cognito-identity-js', () => {
  test('signs in by SRP, refreshes and reads the user', async () => {
    pool.seed([{ username: 'ada@example.com', password, attributes: { given_name: 'Ada' } }])
    const user = cognitoUser('ada@example.com')
    expect((await signIn(user)).event).toBe('onSuccess')
    const session = user.getSignInUserSession()
    const before = session?.getAccessToken().getJwtToken()
    const refreshToken = session?.getRefreshToken()
    if (!refreshToken) throw new Error('no refresh token')
    await new Promise<void>((resolve, reject) => {
      user.refreshSession(refreshToken, (error: unknown) => (error instanceof Error ? reject(error) : resolve()))
    })
    expect(user.getSignInUserSession()?.getAccessToken().getJwtToken()).not.toBe(before)
    const attributes = await new Promise((resolve) => {
      user.getUserAttributes((_, result) => resolve(result?.map((item) => item.getName())))
    })
    expect(attributes).toEqual(expect.arrayContaining(['sub', 'email', 'given_name']))
  })

  test('a wrong password is refused', async () => {
    pool.seed([{ username: 'ada@example.com', password }])
    expect(await signIn(cognitoUser('ada@example.com'), 'wrong')).toMatchObject({
      event: 'onFailure',
      value: { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
    })
  })

  test('replaces a temporary password and sets a required attribute', async () => {
    pool.seed([{ username: 'new@example.com', temporaryPassword: 'Temporary-1' }])
    const user = cognitoUser('new@example.com')
    expect(await signIn(user, 'Temporary-1')).toMatchObject({ event: 'newPasswordRequired', more: ['given_name'] })
    const done = await outcome((callbacks) => {
      user.completeNewPasswordChallenge(password, { given_name: 'Neo' }, callbacks)
    })
    expect(done.event).toBe('onSuccess')
    expect(pool.user('new@example.com')?.attributes).toMatchObject({ given_name: 'Neo' })
    expect((await signIn(cognitoUser('new@example.com'))).event).toBe('onSuccess')
  })

  test('sets up TOTP, and the next sign-in asks for a code', async () => {
    pool.settings.update({ mfa: 'ON' })
    pool.seed([{ username: 'ada@example.com', password }])
    const user = cognitoUser('ada@example.com')
    expect((await signIn(user)).event).toBe('mfaSetup')
    const code = () => pool.currentCode('ada@example.com') ?? ''
    const secret = await new Promise((resolve, reject) => {
      user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject })
    })
    expect(secret).toBe(pool.user('ada@example.com')?.pendingTotpSecret)
    await new Promise((resolve, reject) => {
      user.verifySoftwareToken(code(), 'phone', { onSuccess: resolve, onFailure: reject })
    })
    pool.clock.advance(30_000)
    const again = cognitoUser('ada@example.com')
    expect((await signIn(again)).event).toBe('totpRequired')
    const done = await outcome((callbacks) => again.sendMFACode(code(), callbacks, 'SOFTWARE_TOKEN_MFA'))
    expect(done).toMatchObject({ event: 'onSuccess' })
  })

  test('answers SMS_MFA', async () => {
    pool.settings.update({ mfa: 'ON', factors: ['SMS_MFA'] })
    pool.seed([{ username: 'sam@example.com', password, attributes: { phone_number: '+15550100839' } }])
    const user = cognitoUser('sam@example.com')
    expect((await signIn(user)).event).toBe('mfaRequired')
    const done = await outcome((callbacks) => user.sendMFACode(sentCode(pool, '+15550100839'), callbacks))
    expect(done.event).toBe('onSuccess')
  })

  test('confirms its device in a pool that tracks devices, and then refreshes', async () => {
    const deviceTracking = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: false }
    pool.settings.update({ deviceTracking })
    pool.seed([{ username: 'ada@example.com', password }])
    const user = cognitoUser('ada@example.com')
    expect((await signIn(user)).event).toBe('onSuccess')
    const refreshToken = user.getSignInUserSession()?.getRefreshToken()
    if (!refreshToken) throw new Error('no refresh token')
    await new Promise<void>((resolve, reject) => {
      user.refreshSession(refreshToken, (error: unknown) => (error instanceof Error ? reject(error) : resolve()))
    })
    expect(pool.requestLog.list().map((call) => call.operation)).toContain('ConfirmDevice')
  })
})
