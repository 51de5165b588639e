import { expect, test } from 'vitest'
import { answer, challengeOf, createTestBackend, errorOf, PASSWORD } from '../testing/testBackend.ts'

const email = 'jane@example.com'

/** A pool in which the user chooses the first factor, and which does not tell whether an account exists. */
function createBackend() {
  const backend = createTestBackend({
    users: [{ username: 'jane', password: PASSWORD, attributes: { email } }],
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP'] },
    client: { preventUserExistenceErrors: 'ENABLED' },
    handler: { authFlow: 'USER_AUTH' },
  })
  const { browser } = backend
  return {
    ...backend,
    start: async (username: string) => challengeOf(await browser.call('start', { username })),
    guess: (reply: { flow: string; challengeIndex: number }, input: object) => answer(browser, reply, input),
  }
}

const wrong = { method: 'PASSWORD', password: 'wrong' }

test.each(['jane', 'nobody'])(
  'after a wrong password of %s, the password is asked again, and each further try is one call to Cognito',
  async (username) => {
    const backend = createBackend()
    const again = { username, challenge: { name: 'PASSWORD' }, error: 'invalid_credentials' }
    const second = challengeOf(await backend.guess(await backend.start(username), wrong))
    expect(second).toMatchObject({ ...again, challengeIndex: 2 })
    const third = challengeOf(await backend.guess(second, { password: 'wrong again' }))
    expect(third).toMatchObject({ ...again, challengeIndex: 3 })
    expect(backend.cognitoCalls()).toEqual(['AdminInitiateAuth', 'AdminRespondToAuthChallenge', 'AdminInitiateAuth'])
  },
)

test('the security event of a wrong password has its error code, so that guesses can be counted', async () => {
  const backend = createBackend()
  const second = challengeOf(await backend.guess(await backend.start('jane'), wrong))
  expect(backend.events.at(-1)).toMatchObject({ call: 'answer', outcome: 'challenge', code: 'invalid_credentials' })
  await backend.guess(second, { password: PASSWORD })
  expect(backend.events.at(-1)).toMatchObject({ call: 'answer', outcome: 'signedIn', code: null })
})

test('the right password signs in after a wrong one', async () => {
  const backend = createBackend()
  const second = challengeOf(await backend.guess(await backend.start('jane'), wrong))
  expect(await backend.guess(second, { password: PASSWORD })).toMatchObject({ kind: 'signedIn' })
})

test('the fifth wrong password of a sign-in is throttled, as it is at the first screen', async () => {
  const backend = createBackend()
  let reply = challengeOf(await backend.guess(await backend.start('jane'), wrong))
  for (let tries = 2; tries < 5; tries += 1) reply = challengeOf(await backend.guess(reply, { password: 'wrong' }))
  expect((await errorOf(backend.guess(reply, { password: 'wrong' }))).code).toBe('throttled')
})

test('an old cookie of the password screen gives no more tries', async () => {
  const backend = createBackend()
  const second = challengeOf(await backend.guess(await backend.start('jane'), wrong))
  const before = new Map(backend.browser.cookies)
  let last = ''
  for (let tries = 0; tries < 10; tries += 1) {
    for (const [name, value] of before) backend.browser.cookies.set(name, value)
    last = await backend.guess(second, { password: 'wrong' }).then(
      () => 'asked again',
      (thrown: unknown) => String(thrown),
    )
  }
  expect(last).toContain('throttled')
})
