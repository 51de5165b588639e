import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import type { FaultPage } from '../testing/faults/faultPage.ts'
import { expectedOutcome, type FaultRow, playFault } from '../testing/faults/playFault.ts'
import { createTestBackend, errorOf, PASSWORD } from '../testing/testBackend.ts'

type CognitoFault = Parameters<FaultPage['backend']['pool']['faults']['next']>[1]

const startFails = (fault: CognitoFault) => (page: FaultPage) => {
  page.backend.pool.faults.next('AdminInitiateAuth', fault)
  return page.start()
}

const answerFails = (fault: CognitoFault) => async (page: FaultPage) => {
  await page.start()
  page.backend.pool.faults.next('AdminRespondToAuthChallenge', fault)
  return page.give()
}

const rows: readonly FaultRow[] = [
  {
    name: 'F05 Cognito accepts an answer, and its reply is lost',
    play: answerFails({ kind: 'lostReply' }),
    step: 'CREDENTIALS',
    error: 'outcome_unknown',
  },
  {
    name: 'F06 Cognito fails with a 500 at the start',
    play: startFails({ kind: 'internal' }),
    step: 'CREDENTIALS',
    error: 'upstream_unavailable',
  },
  {
    name: 'F06 Cognito fails with a 500 at an answer',
    play: answerFails({ kind: 'internal' }),
    step: 'CREDENTIALS',
    error: 'outcome_unknown',
  },
  {
    name: 'F07 Cognito throttles an answer',
    play: answerFails({ kind: 'throttle' }),
    step: 'SOFTWARE_TOKEN_MFA',
    error: 'throttled',
  },
  {
    name: 'F11 Cognito sends a challenge that the kit does not know',
    play: startFails({ kind: 'challenge', name: 'RIDDLE' }),
    step: 'UNSUPPORTED',
    error: null,
  },
  {
    name: 'F12 Cognito sends parameters that are not JSON',
    play: startFails({ kind: 'challenge', name: 'MFA_SETUP', parameters: { MFAS_CAN_SETUP: 'none' } }),
    step: 'CREDENTIALS',
    error: 'upstream_invalid',
  },
  {
    name: 'F24 the clocks of the backend and of Cognito differ so far that Cognito refuses the time of the request',
    play: startFails({ kind: 'error', name: 'InvalidSignatureException', message: 'Signature expired' }),
    step: 'CREDENTIALS',
    error: 'server_misconfigured',
  },
  {
    name: 'F39 AWS refuses the credentials of the backend',
    play: startFails({ kind: 'error', name: 'AccessDeniedException', message: 'not authorized' }),
    step: 'CREDENTIALS',
    error: 'server_misconfigured',
  },
  {
    name: 'F40 a Lambda trigger refuses an answer',
    play: answerFails({ kind: 'error', name: 'UserLambdaValidationException', message: 'secret reason' }),
    step: 'CREDENTIALS',
    error: 'blocked',
  },
  {
    name: 'F40 a Lambda trigger fails during an answer',
    play: answerFails({ kind: 'error', name: 'UnexpectedLambdaException', message: 'timed out' }),
    step: 'CREDENTIALS',
    error: 'outcome_unknown',
  },
]

test.each(rows)('$name', async (row) => {
  expect(await playFault(row)).toEqual(expectedOutcome(row))
})

test('F13 Cognito sends a challenge without a Session', async () => {
  const body = { ChallengeName: 'SMS_MFA', ChallengeParameters: {} }
  const { browser } = createTestBackend({
    sdk: { requestHandler: requestHandler(() => Promise.resolve(Response.json(body))) },
  })
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe('upstream_invalid')
  expect(browser.cookies.size).toBe(0)
})
