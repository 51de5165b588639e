import { RespondToAuthChallengeCommand } from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { mask } from '../wire/requestLog.ts'
import { refusal, refused } from '../testing/client.ts'
import { asking, define, riddle } from '../testing/customChallenge.ts'

const wrong = refused('Incorrect username or password.')

describe('triggers', () => {
  test('see what Lambda would show them', async () => {
    const seen: unknown[] = []
    const { begin, sdk } = asking(
      {
        ...riddle,
        defineAuthChallenge: (event) => {
          seen.push(structuredClone(event))
          return define(event)
        },
      },
      { kin: 'public' },
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
    throw new Error('no riddles today')
  }

  test('that throw are named', async () => {
    const named = (name: string) =>
      refusal('UserLambdaValidationException', `${name} failed with error no riddles today.`)
    await expect(asking({ ...riddle, defineAuthChallenge: broken }).begin()).rejects.toMatchObject(
      named('DefineAuthChallenge'),
    )
    await expect(asking({ ...riddle, createAuthChallenge: broken }).begin()).rejects.toMatchObject(
      named('CreateAuthChallenge'),
    )
    const { begin, respond } = asking({ ...riddle, verifyAuthChallengeResponse: broken })
    await expect(respond(await begin(), { USERNAME: 'ada', ANSWER: 'four' })).rejects.toMatchObject(
      named('VerifyAuthChallengeResponse'),
    )
  })

  test('that throw spend the Session, or do not, as the pool is set', async () => {
    const { begin, respond, pool } = asking(
      { ...riddle, verifyAuthChallengeResponse: broken },
      {
        settings: { failedTriggerEndsSession: false },
      },
    )
    const asked = await begin()
    const answer = () => respond(asked, { USERNAME: 'ada', ANSWER: 'four' })
    await expect(answer()).rejects.toMatchObject({ name: 'UserLambdaValidationException' })
    pool.settings.update({ triggers: riddle })
    expect((await answer()).AuthenticationResult).toBeDefined()
  })

  test('that decide nothing, or are not there, are faults of the pool', async () => {
    await expect(asking({ ...riddle, defineAuthChallenge: (event) => event }).begin()).rejects.toMatchObject({
      name: 'InvalidLambdaResponseException',
    })
    await expect(asking({}).begin()).rejects.toMatchObject(
      refusal('InvalidParameterException', 'Custom auth lambda trigger is not configured for the user pool.'),
    )
  })

  test('are the judges: no second factor follows', async () => {
    const { begin, respond } = asking(riddle, { settings: { mfa: 'ON' } })
    expect((await respond(await begin(), { USERNAME: 'ada', ANSWER: 'four' })).AuthenticationResult).toBeDefined()
  })

  test('answers that someone typed are masked in the conversation, choices are not', async () => {
    const { begin, respond, pool } = asking()
    await respond(await begin(), { USERNAME: 'ada', ANSWER: 'four' })
    expect(JSON.stringify(pool.requestLog.list())).not.toContain('four')
    expect(mask({ ANSWER: 'EMAIL_OTP' })).toEqual({ ANSWER: 'EMAIL_OTP' })
  })

  test('are told of a user who does not exist, on a client that tells nobody; and cannot sign that one in', async () => {
    const { begin, respond } = asking(riddle, { client: { preventUserExistenceErrors: 'ENABLED' } })
    const asked = await begin({}, 'nobody')
    expect(asked.ChallengeParameters).toMatchObject({ USERNAME: 'nobody', left: '3' })
    await expect(respond(asked, { USERNAME: 'nobody', ANSWER: 'four' })).rejects.toMatchObject(wrong)
    await expect(asking().begin({}, 'nobody')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })
})
