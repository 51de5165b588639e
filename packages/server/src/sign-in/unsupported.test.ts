import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider'
import { ChallengeNameType as sdkNames } from '@aws-sdk/client-cognito-identity-provider'
import { challenges } from '@challenge-kit/core'
import { expect, test } from 'vitest'
import { challengeTraits } from './challengeTraits.ts'
import { answer, createTestBackend, errorOf, PASSWORD, startChallenge } from '../testing/testBackend.ts'
import { anyString } from '../testing/matchers.ts'

const credentials = { username: 'ada', password: PASSWORD }
const sms = { username: 'ada', password: PASSWORD, attributes: { phone_number: '+15550839' } }

test('the table of traits has every challenge of the SDK, and the user answers those that core knows', () => {
  const exceptions = ['PASSWORD_RESET_REQUIRED', 'USER_NOT_CONFIRMED']
  expect(Object.keys(challengeTraits).toSorted()).toEqual([...Object.keys(sdkNames), ...exceptions].toSorted())
  const asked = Object.entries(challengeTraits).flatMap(([name, { answeredBy }]) =>
    answeredBy === 'user' ? [name] : [],
  )
  expect(asked.toSorted()).toEqual(Object.keys(challenges).toSorted())
})

const unknown: readonly (ChallengeNameType | 'FACE_SCAN')[] = ['ADMIN_NO_SRP_AUTH', 'DEVICE_SRP_AUTH', 'FACE_SCAN']

test.each(unknown)('%s is shown by its name, kept through a reload, and takes no answer', async (name) => {
  const { browser, pool, cognitoCalls } = createTestBackend({
    settings: { mfa: 'ON', factors: ['SMS_MFA'] },
    users: [sms],
  })
  pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name, parameters: { hint: 'secret' }, keepSession: true })
  const reply = await browser.call('start', credentials)
  expect(reply).toMatchObject({ kind: 'unsupported', name, challengeIndex: 1, username: 'ada', expiresIn: 180 })
  const again = await browser.call('resume', {})
  expect(again).toEqual({ ...reply, reference: anyString })
  const { status } = await browser.send('answer', {
    flow: 'flow' in reply ? reply.flow : '',
    challengeIndex: 1,
    answer: {},
  })
  expect(status).toBe(400)
  expect(cognitoCalls()).toEqual(['AdminInitiateAuth'])
})

test.each([
  ['requiredAttributes that are no JSON', 'NEW_PASSWORD_REQUIRED', { requiredAttributes: '[oops' }],
  ['MFAS_CAN_SETUP that is no list', 'MFA_SETUP', { MFAS_CAN_SETUP: '{}' }],
  ['MFAS_CAN_CHOOSE missing', 'SELECT_MFA_TYPE', {}],
])('%s: what makes no sense is upstream_invalid', async (_, name, parameters) => {
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [sms] })
  pool.faults.next('AdminInitiateAuth', { kind: 'challenge', name, parameters, keepSession: true })
  expect(await errorOf(browser.call('start', credentials))).toMatchObject({
    code: 'upstream_invalid',
    recovery: 'restart',
  })
})

test('what Cognito adds to a question stays here', async () => {
  const { browser, pool } = createTestBackend({ settings: { mfa: 'ON', factors: ['SMS_MFA'] }, users: [sms] })
  pool.faults.next('AdminInitiateAuth', {
    kind: 'challengeParameters',
    parameters: { extra: 'leak', USERNAME: 'sub-1' },
  })
  const asked = await startChallenge(browser)
  expect(JSON.stringify(asked)).not.toMatch(/leak|sub-1/)
  await errorOf(answer(browser, asked, { code: '000000' }))
  expect(JSON.stringify(pool.requestLog.list().at(-1)?.request)).toContain('"USERNAME":"sub-1"')
})
