import { expect, test } from 'vitest'
import { matching, otherThan, password, poolWith, refusal, signInSteps } from './testing/client.ts'

// The public operations need no AWS credentials. The requests are the ones of Amazon's examples for RespondToAuthChallenge.

test('RespondToAuthChallenge for NEW_PASSWORD_REQUIRED returns tokens and NewDeviceMetadata', async () => {
  const pool = poolWith({
    settings: { deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: false } },
    users: [{ username: 'jane', temporaryPassword: 'Temporary-1' }],
  })
  const { signIn, respond } = signInSteps(pool, 'public')
  const challenge = await signIn('jane', 'Temporary-1')
  expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  const done = await respond(challenge, { USERNAME: 'jane', NEW_PASSWORD: password })
  expect(done.AuthenticationResult).toMatchObject({
    TokenType: 'Bearer',
    NewDeviceMetadata: { DeviceKey: matching(/^us-east-1_[0-9a-f-]{36}$/), DeviceGroupKey: matching(/^-[\w-]{8}$/) },
  })
})

test('RespondToAuthChallenge for SOFTWARE_TOKEN_MFA refuses a wrong code, then accepts the right one with the same Session', async () => {
  const mfa = { enabled: ['SOFTWARE_TOKEN_MFA'], preferred: 'SOFTWARE_TOKEN_MFA' } as const
  const pool = poolWith({
    settings: { mfa: 'OPTIONAL' },
    users: [{ username: 'ada', password, totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', mfa }],
  })
  const { signIn, respond } = signInSteps(pool, 'public')
  const challenge = await signIn('ada')
  expect(challenge.ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  const code = pool.currentCode('ada') ?? ''
  await expect(respond(challenge, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: otherThan(code) })).rejects.toMatchObject(
    refusal('CodeMismatchException', 'Invalid code received for user'),
  )
  const done = await respond(challenge, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code })
  expect(done.AuthenticationResult).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 })
})
