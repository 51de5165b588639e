import { GetTokensFromRefreshTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import { createEphemeral } from '@challenge-kit/core/srp'
import { expect, test } from 'vitest'
import { secretHash } from './pool/clientSecret.ts'
import { claim } from './testing/passwordClaim.ts'
import { matching, otherThan, password, poolWith, refusal, refused, sentCode, signInSteps } from './testing/client.ts'

const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test('T1: ADMIN_NO_SRP_AUTH, NEW_PASSWORD_REQUIRED, tokens with NewDeviceMetadata', async () => {
  const pool = poolWith({
    clients: [{ id: 'web', flows: ['ADMIN_NO_SRP_AUTH'] }],
    settings: { deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false } },
    users: [
      {
        username: 'jane',
        temporaryPassword: 'Temporary-1',
        attributes: { email: 'jane@example.com', email_verified: 'true' },
      },
    ],
  })
  const { initiate, respond } = signInSteps(pool)
  const challenge = await initiate('ADMIN_NO_SRP_AUTH', { USERNAME: 'jane', PASSWORD: 'Temporary-1' })
  expect(challenge).toMatchObject({
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: matching(/^AYAB[\w-]{1539,1583}$/),
    ChallengeParameters: {
      USER_ID_FOR_SRP: 'jane',
      requiredAttributes: '[]',
      userAttributes: '{"email":"jane@example.com","email_verified":"true"}',
    },
  })
  const done = await respond(challenge, { USERNAME: 'jane', NEW_PASSWORD: password })
  expect(done.ChallengeName).toBeUndefined()
  expect(done.Session).toBeUndefined()
  expect(done.ChallengeParameters).toEqual({})
  expect(done.AuthenticationResult).toMatchObject({
    TokenType: 'Bearer',
    ExpiresIn: 3600,
    NewDeviceMetadata: {
      DeviceKey: matching(/^us-east-1_[0-9a-f-]{36}$/),
      DeviceGroupKey: matching(/^-[\w-]{8}$/),
    },
  })
})

test('T2: MFA_SETUP, a wrong code, the right code, tokens', async () => {
  const pool = poolWith({ settings: { mfa: 'ON' }, users: [{ username: 'ada', password }] })
  const { signIn, associate, verify, respond } = signInSteps(pool)
  const challenge = await signIn('ada')
  expect(challenge.ChallengeName).toBe('MFA_SETUP')
  expect(challenge.ChallengeParameters).toEqual({ MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: 'ada' })
  const { SecretCode, Session } = await associate(challenge.Session)
  expect(SecretCode).toMatch(/^[A-Z2-7]{52}$/)
  expect(pool.user('ada')).toMatchObject({ totpSecret: null, pendingTotpSecret: SecretCode })
  const code = pool.currentCode('ada') ?? ''
  await expect(verify(Session, otherThan(code))).rejects.toMatchObject(
    refusal('EnableSoftwareTokenMFAException', 'Code mismatch and fail enable Software Token MFA'),
  )
  const verified = await verify(Session, code)
  expect(verified.Status).toBe('SUCCESS')
  const done = await respond({ ...challenge, Session: verified.Session }, { USERNAME: 'ada' })
  expect(done.AuthenticationResult?.AccessToken).toBeDefined()
  expect(pool.user('ada')).toMatchObject({ totpSecret: SecretCode, pendingTotpSecret: null })
})

test('T3: SOFTWARE_TOKEN_MFA, a wrong code, the right code with the same Session, which is used then', async () => {
  const pool = poolWith({
    settings: { mfa: 'ON' },
    users: [{ username: 'ada', password, totpSecret, totpName: 'phone' }],
  })
  const { signIn, respond } = signInSteps(pool)
  const challenge = await signIn('ada')
  expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  expect(challenge.ChallengeParameters).toEqual({ FRIENDLY_DEVICE_NAME: 'phone', USER_ID_FOR_SRP: 'ada' })
  const code = pool.currentCode('ada') ?? ''
  const answer = (SOFTWARE_TOKEN_MFA_CODE: string) => respond(challenge, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE })
  await expect(answer(otherThan(code))).rejects.toMatchObject(
    refusal('CodeMismatchException', 'Invalid code received for user'),
  )
  expect((await answer(code)).AuthenticationResult?.AccessToken).toBeDefined()
  await expect(answer(code)).rejects.toMatchObject(
    refused('Invalid session for the user, session can only be used once.'),
  )
})

test('T4: NEW_PASSWORD_REQUIRED, a refused password, another one with the same Session, MFA_SETUP, tokens', async () => {
  const pool = poolWith({
    settings: { mfa: 'ON', requiredAttributes: ['given_name', 'custom:library_card'] },
    users: [{ username: 'ada', temporaryPassword: 'Temporary-1' }],
  })
  const { signIn, associate, verify, respond } = signInSteps(pool)
  const challenge = await signIn('ada', 'Temporary-1')
  expect(challenge.ChallengeParameters?.['requiredAttributes']).toBe(
    '["userAttributes.given_name","userAttributes.custom:library_card"]',
  )
  const attributes = { 'userAttributes.given_name': 'Ada', 'userAttributes.custom:library_card': '7' }
  await expect(respond(challenge, { USERNAME: 'ada', NEW_PASSWORD: 'short', ...attributes })).rejects.toMatchObject(
    refusal('InvalidPasswordException', 'Password does not conform to policy: Password not long enough'),
  )
  const setup = await respond(challenge, { USERNAME: 'ada', NEW_PASSWORD: password, ...attributes })
  expect(setup.ChallengeName).toBe('MFA_SETUP')
  expect(setup.ChallengeParameters).toEqual({ MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' })
  const { Session } = await associate(setup.Session)
  const verified = await verify(Session, pool.currentCode('ada') ?? '')
  const done = await respond({ ...setup, Session: verified.Session }, { USERNAME: 'ada' })
  expect(done.AuthenticationResult?.AccessToken).toBeDefined()
  expect(pool.user('ada')?.attributes).toMatchObject({ given_name: 'Ada', 'custom:library_card': '7' })
})

test('T5: USER_SRP_AUTH with an alias and a client secret, SMS_MFA, tokens', async () => {
  const phone = '+15550100839'
  const pool = poolWith({
    clients: [{ id: 'web', secret: 'shh' }],
    settings: { mfa: 'ON', factors: ['SMS_MFA'], usernameAttributes: ['email'] },
    users: [{ username: 'ada@example.com', password, attributes: { phone_number: phone } }],
  })
  const { initiate, respond } = signInSteps(pool)
  const hashOf = async (name: string) => ({ USERNAME: name, SECRET_HASH: await secretHash('shh', name, 'web') })
  const { a, A } = createEphemeral()
  const verifier = await initiate('USER_SRP_AUTH', { SRP_A: A, ...(await hashOf('ada@example.com')) })
  const sub = pool.user('ada@example.com')?.sub ?? ''
  expect(verifier.ChallengeParameters?.['USER_ID_FOR_SRP']).toBe(sub)
  const answer = await claim(verifier, a, password, pool.clock.now())
  const challenge = await respond(verifier, { ...answer, ...(await hashOf(sub)) })
  expect(challenge.ChallengeName).toBe('SMS_MFA')
  const code = { SMS_MFA_CODE: sentCode(pool, phone) }
  const stale = { ...code, ...(await hashOf('ada@example.com')), USERNAME: sub }
  await expect(respond(challenge, stale)).rejects.toMatchObject(
    refused('SecretHash does not match for the client: web'),
  )
  expect((await respond(challenge, { ...code, ...(await hashOf(sub)) })).AuthenticationResult).toBeDefined()
})

test('T10: SELECT_MFA_TYPE, SMS_MFA; a Session expires after three minutes; five wrong passwords lock the user', async () => {
  const pool = poolWith({
    settings: { mfa: 'ON', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    users: [{ username: 'ada', password, totpSecret, attributes: { phone_number: '+15550100839' } }],
  })
  const { signIn, respond } = signInSteps(pool)
  const choice = await signIn('ada')
  expect(choice.ChallengeParameters?.['MFAS_CAN_CHOOSE']).toBe('["SMS_MFA","SOFTWARE_TOKEN_MFA"]')
  const challenge = await respond(choice, { USERNAME: 'ada', ANSWER: 'SMS_MFA' })
  expect(challenge.ChallengeParameters).toEqual({
    CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
    CODE_DELIVERY_DESTINATION: '+*******0839',
  })
  const answer = { USERNAME: 'ada', SMS_MFA_CODE: sentCode(pool, '+15550100839') }
  pool.clock.advance(180_000)
  await expect(respond(challenge, answer)).rejects.toMatchObject(
    refused('Invalid session for the user, session is expired.'),
  )
  for (let count = 0; count < 5; count += 1) {
    await expect(signIn('ada', 'wrong')).rejects.toMatchObject(refused('Incorrect username or password.'))
  }
  await expect(signIn('ada')).rejects.toMatchObject(refused('Password attempts exceeded'))
  pool.clock.advance(1_000)
  expect((await signIn('ada')).ChallengeName).toBe('SELECT_MFA_TYPE')
})

test('T13: a rotated refresh token works during the grace period only', async () => {
  const pool = poolWith({
    clients: [{ id: 'web', rotation: { gracePeriodSeconds: 10 } }],
    users: [{ username: 'ada', password }],
  })
  const { sdk, signIn } = signInSteps(pool)
  const { RefreshToken } = (await signIn('ada')).AuthenticationResult ?? {}
  const refresh = () => sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: 'web', RefreshToken }))
  expect((await refresh()).AuthenticationResult?.RefreshToken).not.toBe(RefreshToken)
  pool.clock.advance(9_999)
  expect((await refresh()).AuthenticationResult?.AccessToken).toBeDefined()
  pool.clock.advance(1)
  await expect(refresh()).rejects.toMatchObject({ name: 'RefreshTokenReuseException' })
})
