import { expect, test } from 'vitest'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'

const acrValues = ['urn:cognito:loa:4', 'urn:cognito:loa:3']
const POLICY = acrValues.join(' ')
const stepUp = { username: 'ada', password: PASSWORD, intent: 'step-up' }

/** A user who signed in 200 seconds ago, in a backend with ACR values. */
async function signedIn() {
  const backend = createTestBackend({ handler: { authFlow: 'USER_AUTH', stepUp: { acrValues } } })
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })
  backend.pool.clock.advance(200_000)
  /** The request that began the step-up. */
  const sent = () =>
    backend.pool.requestLog.list().filter(({ operation }) => operation === 'AdminInitiateAuth')[1]?.request
  return { ...backend, sent }
}

test.each<[string, object, string, string]>([
  [
    'selects among the values of the policy',
    { acrValues: ['urn:cognito:loa:3'], maxAge: null },
    'urn:cognito:loa:3',
    '900',
  ],
  ['orders them', { acrValues: [...acrValues].toReversed(), maxAge: null }, acrValues.toReversed().join(' '), '900'],
  ['never adds a value', { acrValues: ['urn:cognito:loa:1'], maxAge: null }, POLICY, '900'],
  ['lowers the age', { acrValues: [], maxAge: 60 }, POLICY, '60'],
  ['never raises the age', { acrValues: [], maxAge: 86_400 }, POLICY, '900'],
])('what an API requires of a step-up %s', async (_, demand, TARGET_ACR_VALUES, MAX_AGE) => {
  const { browser, sent } = await signedIn()
  expect((await browser.send('start', { ...stepUp, demand })).status).toBe(200)
  expect(sent()).toMatchObject({ AuthParameters: { TARGET_ACR_VALUES, MAX_AGE } })
})

test.each<[string, unknown]>([
  ['a text', 'urn:cognito:loa:4'],
  ['another member', { acrValues: [], maxAge: null, username: 'bob' }],
  ['values that are no texts', { acrValues: [4], maxAge: null }],
  ['an age below 0', { acrValues: [], maxAge: -5 }],
  ['an age that is no number', { acrValues: [], maxAge: '60' }],
])('a demand that is or has %s is refused', async (_, demand) => {
  const { browser } = await signedIn()
  expect((await browser.send('start', { ...stepUp, demand })).status).toBe(400)
})
