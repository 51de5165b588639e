import { expect, test } from 'vitest'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { cognitoClient } from '../testing/testBackend.ts'

const SESSION = '__Host-Http-ck_session'
const rotation = { gracePeriodSeconds: 20 }

/** Somebody signed in whose access token has ended, and a request of the same browser that left with the same cookie. */
async function expired() {
  const backend = createTestBackend({ client: { rotation } })
  const { pool, cognitoCalls } = backend
  let letGo = (): void => undefined
  let processed = (): void => undefined
  const free = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const renewing = new Promise<void>((resolve) => {
    processed = resolve
  })

  /** A wire on which the reply to a renewal is held back. */
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
  return { browser, late, letGo, renewing, pool, cognitoCalls }
}

test('a refresh that runs during a sign-out does not sign the user in again', async () => {
  const { browser, late, letGo, renewing, cognitoCalls } = await expired()
  const renewed = late.call('session', {})
  await renewing
  await browser.call('sign-out', {})
  letGo()
  expect(await renewed).toEqual({ session: null })
  expect(late.cookies.has(SESSION)).toBe(false)
  // The old refresh token, and the new one that came too late.
  expect(cognitoCalls().slice(2)).toEqual(['RevokeToken', 'RevokeToken'])
})

test.each([false, true])(
  'a request with the old cookie gets no tokens after a sign-out (everywhere: %s)',
  async (everywhere) => {
    const { browser, late, letGo, cognitoCalls } = await expired()
    letGo()
    await browser.call('session', {})
    expect(await browser.call('sign-out', { everywhere })).toEqual({ everywhere })
    const told = cognitoCalls().length
    expect(await late.call('session', {})).toEqual({ session: null })
    expect(late.cookies.has(SESSION)).toBe(false)
    expect(cognitoCalls()).toHaveLength(told)
  },
)

test('the tokens of the refresh inside a sign-out everywhere cannot be used', async () => {
  const { browser, late, letGo } = await expired()
  letGo()
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect(await late.call('session', {})).toEqual({ session: null })
})

test('a sign-out over the limit of the network still ends shared refreshes', async () => {
  const { browser, late, letGo } = await expired()
  letGo()
  await browser.call('session', {})
  for (let call = 0; call < 60; call += 1)
    await browser.send('sign-out', {}, { cookie: `${SESSION}=${late.cookies.get(SESSION)}` })
  expect(await late.call('session', {})).toEqual({ session: null })
})
