import { password } from '../server/lab/pool/person.ts'
import { expect, test } from './journey.ts'

test('with USER_SRP_AUTH no request of the page contains the password, even if Rosa signs in with an alias', async ({
  page,
  signIn,
  lab,
  expectCalls,
}) => {
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await signIn.open()
  await lab.pick('rosa')
  await signIn.submit()
  await signIn.asks('Check your phone')
  await signIn.give(await lab.sentCode('+34600000685'))
  await signIn.isSignedIn('rosa@example.com')
  expect(sent.some((request) => request.includes('/auth/start'))).toBe(true)
  expect(sent.filter((request) => request.includes(password))).toEqual([])
  await expectCalls(
    'A password proved by SRP in the browser, then a text message',
    ['start', 'prove', 'answer'],
    ['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
  )
})
