import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { cognitoClient } from '../testing/testBackend.ts'

const SESSION = '__Host-Http-ck_session'
const rotation = { gracePeriodSeconds: 20 }

/** A user whose access token has expired, and a second request of the same browser with the same cookie. */
async function expired() {
  const backend = createTestBackend({ client: { rotation } })
  const { pool, cognitoCalls } = backend
  let release = (): void => undefined
  let processed = (): void => undefined
  const free = new Promise<void>((resolve) => {
    release = resolve
  })
  const refreshing = new Promise<void>((resolve) => {
    processed = resolve
  })

  /** A connection to Cognito that holds back the reply to a refresh. */
  async function fetch(request: Request): Promise<Response> {
    const reply = await pool.fetch(request)
    if (cognitoCalls().at(-1) === 'GetTokensFromRefreshToken') {
      processed()
      await free
    }
    return reply
  }

  const handler = backend.newHandler({ cognito: cognitoClient(fetch) })
  const [browser, late] = [createTestBrowser(handler), createTestBrowser(handler)]
  await browser.call('start', { username: 'ada', password: PASSWORD })
  late.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '')
  pool.clock.advance(3_600_000)
  return { browser, late, release, refreshing, pool, cognitoCalls }
}

test('a refresh that runs during a sign-out does not sign the user in again', async () => {
  const { browser, late, release, refreshing, cognitoCalls } = await expired()
  const renewed = late.call('session', {})
  await refreshing
  await browser.call('sign-out', {})
  release()
  expect(await renewed).toEqual({ session: null })
  expect(late.cookies.has(SESSION)).toBe(false)
  // The old refresh token, and the new one that arrived after the sign-out.
  expect(cognitoCalls().slice(2)).toEqual(['RevokeToken', 'RevokeToken'])
})

test.each([false, true])(
  'a request with the old cookie gets no tokens after a sign-out (everywhere: %s)',
  async (everywhere) => {
    const { browser, late, release, cognitoCalls } = await expired()
    release()
    await browser.call('session', {})
    expect(await browser.call('sign-out', { everywhere })).toEqual({ everywhere })
    const reply = cognitoCalls().length
    expect(await late.call('session', {})).toEqual({ session: null })
    expect(late.cookies.has(SESSION)).toBe(false)
    expect(cognitoCalls()).toHaveLength(reply)
  },
)

test('the tokens of the refresh inside a sign-out everywhere cannot be used', async () => {
  const { browser, late, release } = await expired()
  release()
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect(await late.call('session', {})).toEqual({ session: null })
})

test('a sign-out over the limit of the network still ends shared refreshes', async () => {
  const { browser, late, release } = await expired()
  release()
  await browser.call('session', {})
  for (let call = 0; call < 60; call += 1)
    await browser.send('sign-out', {}, { cookie: `${SESSION}=${late.cookies.get(SESSION)}` })
  expect(await late.call('session', {})).toEqual({ session: null })
})
