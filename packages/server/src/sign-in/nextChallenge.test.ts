import { requestHandler } from '@challenge-kit/emulator/node'
import { expect, test } from 'vitest'
import { createTestBackend, errorOf, PASSWORD, challengeOf } from '../testing/testBackend.ts'

test('SELECT_MFA_TYPE with no method that the kit knows is `unsupported`, also after a reload', async () => {
  const { browser, pool } = createTestBackend()
  const parameters = { MFAS_CAN_CHOOSE: '["FACE_SCAN"]' }
  pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name: 'SELECT_MFA_TYPE', parameters, keepSession: true })
  const reply = await browser.call('start', { username: 'ada', password: PASSWORD })
  expect(reply).toMatchObject({ kind: 'unsupported', name: 'SELECT_MFA_TYPE' })
  expect(await browser.call('resume', {})).toMatchObject({ kind: 'unsupported', name: 'SELECT_MFA_TYPE' })
})

test('a Cognito Session too long for the flow cookie is `upstream_invalid`', async () => {
  const respondWith = (Session: string) => {
    const body = { ChallengeName: 'SMS_MFA', ChallengeParameters: {}, Session }
    return createTestBackend({ sdk: { requestHandler: requestHandler(() => Promise.resolve(Response.json(body))) } })
  }
  const { browser, events } = respondWith('x'.repeat(4_097))
  expect((await errorOf(browser.call('start', { username: 'ada', password: PASSWORD }))).code).toBe('upstream_invalid')
  expect(events[0]?.advice).toBe("upstream_invalid: Cognito's Session is too long for the flow cookie")
  expect(browser.cookies.size).toBe(0)
  const shorter = respondWith('x'.repeat(2_048)).browser
  const reply = challengeOf(await shorter.call('start', { username: 'ada', password: PASSWORD }))
  expect(await shorter.call('resume', {})).toEqual(reply)
})
