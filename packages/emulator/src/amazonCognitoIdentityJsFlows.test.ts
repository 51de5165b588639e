import { AuthenticationDetails, CognitoUserAttribute, CognitoUserPool } from 'amazon-cognito-identity-js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserPool } from './index.ts'
import { createUserPool } from './index.ts'
import type { EmulatorServer } from './wire/node.ts'
import { listen } from './wire/node.ts'
import { withContractCheck } from './testing/contract.ts'
import { otherThan, password, sentCode } from './testing/client.ts'
import { memory, outcome, cognitoUser, signIn } from './testing/cognitoIdentityJs.ts'
import { customTriggers } from './testing/customChallenge.ts'

const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const email = 'ada@example.com'
let pool: UserPool
let server: EmulatorServer

beforeAll(async () => {
  pool = createUserPool({ clients: [{ id: 'web' }], settings: { recovery: ['email'] } })
  server = await listen(withContractCheck(pool.fetch))
})

beforeEach(() => pool.reset())
afterAll(() => server.close())

const operations = () => pool.requestLog.list().map(({ operation, challenge }) => challenge ?? operation)

describe('amazon-cognito-identity-js with devices', () => {
  test.each([
    ['SRP', 'USER_SRP_AUTH'],
    ['the password', 'USER_PASSWORD_AUTH'],
  ])('by %s: signs in with its remembered device, and forgets the device', async (_, flow) => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true }
    pool.settings.update({ mfa: 'ON', deviceTracking })
    pool.seed([{ username: 'ada', password, totpSecret }])
    const storage = memory()
    const first = cognitoUser(pool, server.url, 'ada', storage)
    first.setAuthenticationFlowType(flow)
    expect((await signIn(first)).event).toBe('totpRequired')
    const code = pool.currentCode('ada') ?? ''
    const done = await outcome((callbacks) => first.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA'))
    expect(done).toMatchObject({ event: 'onSuccess', more: true })
    await new Promise((resolve, reject) => {
      first.setDeviceStatusRemembered({ onSuccess: resolve, onFailure: reject })
    })

    const again = cognitoUser(pool, server.url, 'ada', storage)
    again.setAuthenticationFlowType(flow)
    expect((await signIn(again)).event).toBe('onSuccess')
    expect(operations()).toEqual(expect.arrayContaining(['DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER']))

    await new Promise((resolve, reject) => {
      again.forgetDevice({ onSuccess: resolve, onFailure: reject })
    })
    expect(pool.user('ada')?.devices).toEqual([])
  })

  test('drops a device that the pool has forgotten, and asks for the code', async () => {
    const deviceTracking = { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false }
    pool.settings.update({ deviceTracking })
    pool.seed([{ username: 'ada', password }])
    const storage = memory()
    expect((await signIn(cognitoUser(pool, server.url, 'ada', storage))).event).toBe('onSuccess')
    pool.settings.update({ mfa: 'ON' })
    pool.seed([{ username: 'ada', password, totpSecret }])
    expect((await signIn(cognitoUser(pool, server.url, 'ada', storage))).event).toBe('totpRequired')
    expect(pool.requestLog.list().map((call) => call.error)).toContain('ResourceNotFoundException')
  })
})

describe('amazon-cognito-identity-js with custom challenges', () => {
  beforeEach(() => {
    pool.settings.update({ triggers: customTriggers })
    pool.seed([{ username: 'ada', password }])
  })

  test('a wrong answer gets another challenge, and the right answer signs in', async () => {
    const user = cognitoUser(pool, server.url, 'ada')
    user.setAuthenticationFlowType('CUSTOM_AUTH')
    const details = new AuthenticationDetails({ Username: 'ada' })
    const challenge = await outcome((callbacks) => user.initiateAuth(details, callbacks))
    expect(challenge).toMatchObject({ event: 'customChallenge', value: { question: 'How many legs?', left: '3' } })
    const answer = (text: string) => outcome((callbacks) => user.sendCustomChallengeAnswer(text, callbacks))
    expect(await answer('three')).toMatchObject({ event: 'customChallenge', value: { left: '2' } })
    expect((await answer('four')).event).toBe('onSuccess')
  })

  test('CUSTOM_AUTH that starts with SRP signs in', async () => {
    const user = cognitoUser(pool, server.url, 'ada')
    user.setAuthenticationFlowType('CUSTOM_AUTH')
    expect(await signIn(user)).toMatchObject({ event: 'customChallenge', value: { left: '3' } })
    expect(operations()).toEqual(['PASSWORD_VERIFIER', 'CUSTOM_CHALLENGE'])
    const done = await outcome((callbacks) => user.sendCustomChallengeAnswer('four', callbacks))
    expect(done.event).toBe('onSuccess')
  })
})

describe('amazon-cognito-identity-js with accounts', () => {
  test('signs up, confirms the account, and replaces a forgotten password', async () => {
    const users = new CognitoUserPool({ UserPoolId: pool.id, ClientId: 'web', endpoint: server.url, Storage: memory() })
    const attributes = [new CognitoUserAttribute({ Name: 'email', Value: email })]
    await new Promise<void>((resolve, reject) => {
      users.signUp('ada', password, attributes, [], (error) => (error ? reject(error) : resolve()))
    })
    const user = cognitoUser(pool, server.url, 'ada')
    expect(await signIn(user)).toMatchObject({ event: 'onFailure', value: { name: 'UserNotConfirmedException' } })
    const confirm = (code: string) =>
      new Promise((resolve, reject) => {
        user.confirmRegistration(code, false, (error: unknown, result) =>
          error instanceof Error ? reject(error) : resolve(result),
        )
      })
    await expect(confirm(otherThan(sentCode(pool, email)))).rejects.toMatchObject({ name: 'CodeMismatchException' })
    expect(await confirm(sentCode(pool, email))).toBe('SUCCESS')
    await new Promise((resolve, reject) => {
      user.forgotPassword({ onSuccess: resolve, onFailure: reject })
    })
    await new Promise((resolve, reject) => {
      const callbacks = { onSuccess: resolve, onFailure: reject }
      user.confirmPassword(sentCode(pool, email), 'Another-horse-2', callbacks)
    })
    expect((await signIn(user, 'Another-horse-2')).event).toBe('onSuccess')
  })
})
