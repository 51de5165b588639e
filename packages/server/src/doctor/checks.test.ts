import type { PoolSettings } from '@challenge-kit/emulator'
import { expect, test } from 'vitest'
import { denied } from '../testing/doctor/faults.ts'
import { examine } from '../testing/doctor/examination.ts'
import { DOCTOR_ACTIONS } from './facts.ts'

const triggers: PoolSettings['triggers'] = {
  defineAuthChallenge: (event) => event,
  createAuthChallenge: (event) => event,
  verifyAuthChallengeResponse: (event) => event,
}

test('a backend that is set up as SECURITY.md says has no finding', async () => {
  const { results } = await examine()
  expect(results.filter(({ level }) => level !== 'ok')).toEqual([])
  expect(results.length).toBeGreaterThan(20)
})

test.each([
  ['CUSTOM_AUTH', 'ALLOW_CUSTOM_AUTH', { triggers }],
  ['USER_SRP_AUTH', 'ALLOW_USER_SRP_AUTH', { usernameAttributes: ['email'] }],
  [
    'USER_AUTH',
    'ALLOW_USER_AUTH',
    {
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingPartyId: 'example.com', userVerification: 'preferred', factor: 'SINGLE_FACTOR' },
    },
  ],
] as const)('a good backend with %s has no finding', async (authFlow, flow, settings) => {
  const client = { flows: [flow, 'ALLOW_REFRESH_TOKEN_AUTH'] }
  expect((await examine({ client, settings, options: { authFlow } })).found).toEqual([])
})

test('an identity that may describe nothing gets the checks that need no description, and the reason for the others', async () => {
  const { results, found } = await examine({
    before: ({ faults: next }) => {
      for (const action of DOCTOR_ACTIONS) next.next(action, denied(action))
    },
  })
  expect(found).toEqual([])
  const unchecked = results.filter(({ level }) => level === 'not checked')
  expect(unchecked).toContainEqual({
    id: 'token-revocation',
    checks: 'A sign-out revokes the tokens.',
    level: 'not checked',
    reason: 'AWS denies cognito-idp:DescribeUserPoolClient to this identity',
  })
  const checked = results.filter(({ level }) => level === 'ok').map(({ id }) => id)
  expect(checked).toEqual(expect.arrayContaining(['client-secret', 'iam-actions', 'clock', 'region']))
})

test('the examination changes nothing, sends no message and names no user', async () => {
  const { pool } = await examine()
  expect(pool.outbox.messages()).toEqual([])
  expect(pool.user('ada')?.status).toBe('CONFIRMED')
  expect(JSON.stringify(pool.requestLog.list().map(({ request }) => request))).not.toContain('"ada"')
})
