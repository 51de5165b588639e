import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { mask } from '../wire/requestLog.ts'
import { refusal, refused } from '../testing/client.ts'
import { allowThreeTries, customTriggers, poolWithTriggers } from '../testing/customChallenge.ts'

const wrong = refused('Incorrect username or password.')

describe('triggers', () => {
  test('receive the events of Lambda', async () => {
    const seen: unknown[] = []
    const { begin, sdk } = poolWithTriggers(
      {
        ...customTriggers,
        defineAuthChallenge: (event) => {
          seen.push(structuredClone(event))
          return allowThreeTries(event)
        },
      },
      { family: 'public' },
    )
    const { Session } = await begin()
    const ChallengeResponses = { USERNAME: 'ada', ANSWER: 'no' }
    const answer = { ClientId: 'web', ChallengeName: 'CUSTOM_CHALLENGE', Session, ChallengeResponses } as const
    await sdk.send(new RespondToAuthChallengeCommand({ ...answer, ClientMetadata: { locale: 'en' } }))
    expect(seen).toMatchObject([
      {
        version: '1',
        region: 'us-east-1',
        userPoolId: 'us-east-1_Emulator1',
        userName: 'ada',
        triggerSource: 'DefineAuthChallenge_Authentication',
        callerContext: { clientId: 'web' },
        request: { session: [], userNotFound: false, userAttributes: { email: 'ada@example.com' }, clientMetadata: {} },
        response: {},
      },
      {
        request: {
          clientMetadata: { locale: 'en' },
          session: [{ challengeName: 'CUSTOM_CHALLENGE', challengeResult: false, challengeMetadata: 'TRY-3' }],
        },
      },
    ])
  })

  const broken = () => {
    throw new Error('no challenge today')
  }

  test('a trigger that throws is named in the exception', async () => {
    const named = (name: string) =>
      refusal('UserLambdaValidationException', `${name} failed with error no challenge today.`)
    await expect(poolWithTriggers({ ...customTriggers, defineAuthChallenge: broken }).begin()).rejects.toMatchObject(
      named('DefineAuthChallenge'),
    )
    await expect(poolWithTriggers({ ...customTriggers, createAuthChallenge: broken }).begin()).rejects.toMatchObject(
      named('CreateAuthChallenge'),
    )
    const { begin, respond } = poolWithTriggers({ ...customTriggers, verifyAuthChallengeResponse: broken })
    await expect(respond(await begin(), { USERNAME: 'ada', ANSWER: 'four' })).rejects.toMatchObject(
      named('VerifyAuthChallengeResponse'),
    )
  })

  test('`failedTriggerEndsSession` decides whether a trigger that throws ends the Session', async () => {
    const { begin, respond, pool } = poolWithTriggers(
      { ...customTriggers, verifyAuthChallengeResponse: broken },
      {
        settings: { failedTriggerEndsSession: false },
      },
    )
    const challenge = await begin()
    const answer = () => respond(challenge, { USERNAME: 'ada', ANSWER: 'four' })
    await expect(answer()).rejects.toMatchObject({ name: 'UserLambdaValidationException' })
    pool.settings.update({ triggers: customTriggers })
    expect((await answer()).AuthenticationResult).toBeDefined()
  })

  test('a trigger that decides nothing, or does not exist, is a configuration error', async () => {
    await expect(
      poolWithTriggers({ ...customTriggers, defineAuthChallenge: (event) => event }).begin(),
    ).rejects.toMatchObject({
      name: 'InvalidLambdaResponseException',
    })
    await expect(poolWithTriggers({}).begin()).rejects.toMatchObject(
      refusal('InvalidParameterException', 'Custom auth lambda trigger is not configured for the user pool.'),
    )
  })

  test('no second factor follows when the triggers issue tokens', async () => {
    const { begin, respond } = poolWithTriggers(customTriggers, { settings: { mfa: 'ON' } })
    expect((await respond(await begin(), { USERNAME: 'ada', ANSWER: 'four' })).AuthenticationResult).toBeDefined()
  })

  test('the request log masks an ANSWER that a user typed, and shows a chosen method', async () => {
    const { begin, respond, pool } = poolWithTriggers()
    await respond(await begin(), { USERNAME: 'ada', ANSWER: 'four' })
    expect(JSON.stringify(pool.requestLog.list())).not.toContain('four')
    expect(mask({ ANSWER: 'EMAIL_OTP' })).toEqual({ ANSWER: 'EMAIL_OTP' })
  })

  test('receive `userNotFound` for an unknown user, and cannot sign this user in', async () => {
    const { begin, respond } = poolWithTriggers(customTriggers, { client: { preventUserExistenceErrors: 'ENABLED' } })
    const challenge = await begin({}, 'nobody')
    expect(challenge.ChallengeParameters).toMatchObject({ USERNAME: 'nobody', left: '3' })
    await expect(respond(challenge, { USERNAME: 'nobody', ANSWER: 'four' })).rejects.toMatchObject(wrong)
    await expect(poolWithTriggers().begin({}, 'nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })
})
