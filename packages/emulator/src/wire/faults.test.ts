import { GetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { beforeEach, describe, expect, test } from 'vitest'
import type { UserPool } from '../index.ts'
import { connect, matching, password, poolWith, refused, sentCode, signInSteps } from '../testing/client.ts'

const phone = '+15550100839'
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
let pool: UserPool

beforeEach(() => {
  pool = poolWith({
    settings: { mfa: 'OPTIONAL', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    users: [
      { username: 'ada', password, totpSecret, mfa: { preferred: 'SOFTWARE_TOKEN_MFA' } },
      { username: 'sam', password, attributes: { phone_number: phone }, mfa: { enabled: ['SMS_MFA'] } },
    ],
  })
})

describe('faults', () => {
  test('`challenge` returns an unknown challenge, which cannot be answered', async () => {
    pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name: 'RIDDLE', parameters: { QUESTION: 'why' } })
    const challenge = await signInSteps(pool).signIn('ada')
    expect(challenge).toMatchObject({
      ChallengeName: 'RIDDLE',
      ChallengeParameters: { QUESTION: 'why' },
      Session: matching(/^AYAB/),
    })
    const answer = { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('ada') ?? '' }
    await expect(signInSteps(pool).respond(challenge, answer, 'SOFTWARE_TOKEN_MFA')).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
  })

  test('`keepSession` keeps the true Session, and `challengeParameters` overrides the true parameters', async () => {
    pool.faults.next('*', { kind: 'challenge', name: 'SMS_MFA', keepSession: true })
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    expect(challenge.ChallengeName).toBe('SMS_MFA')
    const answer = { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('ada') ?? '' }
    expect((await respond(challenge, answer, 'SOFTWARE_TOKEN_MFA')).AuthenticationResult).toBeDefined()
    pool.faults.next('*', { kind: 'challengeParameters', parameters: { FRIENDLY_DEVICE_NAME: 'toaster' } })
    expect((await signIn('ada')).ChallengeParameters).toEqual({
      FRIENDLY_DEVICE_NAME: 'toaster',
      USER_ID_FOR_SRP: 'ada',
    })
  })

  test('a fault applies to its operation as often as `times` says', async () => {
    const { signIn } = signInSteps(pool)
    pool.faults.next('RespondToAuthChallenge', { kind: 'internal' })
    expect((await signIn('ada')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    pool.faults.clear()
    pool.faults.next('*', { kind: 'throttle', times: 2 })
    for (let count = 0; count < 2; count += 1)
      await expect(signIn('ada')).rejects.toMatchObject({ name: 'TooManyRequestsException' })
    expect((await signIn('ada')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })

  test('after `drop` the operation did not run, and after `lostReply` it did', async () => {
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('sam')
    const answer = { USERNAME: 'sam', SMS_MFA_CODE: sentCode(pool, phone) }
    pool.faults.next('*', { kind: 'drop' })
    await expect(respond(challenge, answer)).rejects.toMatchObject({ code: 'ECONNRESET' })
    pool.faults.next('*', { kind: 'lostReply' })
    await expect(respond(challenge, answer)).rejects.toMatchObject({ code: 'ECONNRESET' })
    await expect(respond(challenge, answer)).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })

  test('`lostReply` also loses an exception', async () => {
    pool.faults.next('*', { kind: 'lostReply' })
    await expect(connect(pool).send(new GetUserCommand({ AccessToken: 'not-a-token' }))).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
  })

  test('`slow` delays the response', async () => {
    pool.faults.next('*', { kind: 'slow', milliseconds: 20 })
    await signInSteps(pool).signIn('ada')
    expect(pool.requestLog.list().at(-1)?.durationMs).toBeGreaterThanOrEqual(19)
  })
})
