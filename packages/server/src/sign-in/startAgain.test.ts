import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import { answer, createTestBackend, errorOf, challengeOf, startChallenge } from '../testing/testBackend.ts'

test('`resend` after ConfirmSignUp starts a new sign-in with Admin calls, and its answer is also an Admin call', async () => {
  const calls: string[] = []
  const emailChallenge = { ChallengeName: 'EMAIL_OTP', AvailableChallenges: ['EMAIL_OTP'] }
  const replies: Readonly<Record<string, unknown>> = {
    ConfirmSignUp: { Session: 'confirmed' },
    InitiateAuth: { ...emailChallenge, Session: 'public', ChallengeParameters: { USERNAME: 'ada-public' } },
    AdminInitiateAuth: { ...emailChallenge, Session: 'admin', ChallengeParameters: {} },
  }
  const unconfirmed = { __type: 'UserNotConfirmedException', message: '' }
  const fetch = async (request: Request): Promise<Response> => {
    const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? ''
    const { ChallengeResponses: responses }: { ChallengeResponses?: { USERNAME?: string } } = JSON.parse(
      await request.text(),
    )
    calls.push(responses ? `${operation} as ${responses.USERNAME}` : operation)
    if (calls.length === 1) return Response.json(unconfirmed, { status: 400 })
    return Response.json(replies[operation] ?? {})
  }
  const backend = createTestBackend({
    handler: { authFlow: 'USER_AUTH' },
    sdk: { requestHandler: requestHandler(fetch) },
  })
  const confirmed = challengeOf(
    await answer(backend.browser, await startChallenge(backend.browser), { code: '123456' }),
  )
  const resent = challengeOf(
    await backend.browser.call('resend', { flow: confirmed.flow, challengeIndex: confirmed.challengeIndex }),
  )
  await errorOf(answer(backend.browser, resent, { code: '12345678' }))
  expect(calls.slice(2)).toEqual(['InitiateAuth', 'AdminInitiateAuth', 'AdminRespondToAuthChallenge as ada'])
})
