import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import { ChallengeNameType as sdkNames } from '@aws-sdk/client-cognito-identity-provider'
import { challenges } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { challengeTraits } from './challengeTraits.ts'
import { answer, createTestBackend, errorOf, PASSWORD, startChallenge } from '../testing/testBackend.ts'
import { anyString } from '../testing/matchers.ts'

const credentials = { username: 'ada', password: PASSWORD }
const sms = { username: 'ada', password: PASSWORD, attributes: { phone_number: '+15550839' } }

test('`challengeTraits` has every challenge of the SDK, and the user answers exactly the challenges of core', () => {
  const exceptions = ['PASSWORD_RESET_REQUIRED', 'USER_NOT_CONFIRMED']
  expect(Object.keys(challengeTraits).toSorted()).toEqual([...Object.keys(sdkNames), ...exceptions].toSorted())
  const answeredByUser = Object.entries(challengeTraits).flatMap(([name, { answeredBy }]) =>
    answeredBy === 'user' ? [name] : [],
  )
  expect(answeredByUser.toSorted()).toEqual(Object.keys(challenges).toSorted())
})

const unknown: readonly (ChallengeNameType | 'FACE_SCAN')[] = ['ADMIN_NO_SRP_AUTH', 'DEVICE_SRP_AUTH', 'FACE_SCAN']

test.each(unknown)('%s is `unsupported` with its name, also after a reload, and takes no answer', async (name) => {
  const { browser, pool, cognitoCalls } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
    users: [sms],
  })
  pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name, parameters: { hint: 'secret' }, keepSession: true })
  const reply = await browser.call('start', credentials)
  expect(reply).toMatchObject({ kind: 'unsupported', name, challengeIndex: 1, username: 'ada', expiresIn: 180 })
  const resumed = await browser.call('resume', {})
  expect(resumed).toEqual({ ...reply, reference: anyString })
  const { status } = await browser.send('answer', {
    flow: 'flow' in reply ? reply.flow : '',
    challengeIndex: 1,
    answer: {},
  })
  expect(status).toBe(400)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test.each([
  ['requiredAttributes that is not JSON', 'NEW_PASSWORD_REQUIRED', { requiredAttributes: '[oops' }],
  ['MFAS_CAN_SETUP that is not a list', 'MFA_SETUP', { MFAS_CAN_SETUP: '{}' }],
  ['no MFAS_CAN_CHOOSE', 'SELECT_MFA_TYPE', {}],
])('a challenge with %s is `upstream_invalid`', async (_, name, parameters) => {
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [sms] })
  pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name, parameters, keepSession: true })
  expect(await errorOf(browser.call('start', credentials))).toMatchObject({
    code: 'upstream_invalid',
    recovery: 'restart',
  })
})

test('the browser does not get challenge parameters that the kit does not know', async () => {
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [sms] })
  pool.faults.next('AdminInitiateAuth', {
    kind: 'challengeParameters',
    parameters: { extra: 'leak', USERNAME: 'sub-1' },
  })
  const challengeReply = await startChallenge(browser)
  expect(JSON.stringify(challengeReply)).not.toMatch(/leak|sub-1/)
  await errorOf(answer(browser, challengeReply, { code: '000000' }))
  expect(JSON.stringify(pool.requestLog.list().at(-1)?.request)).toContain('"USERNAME":"sub-1"')
})
