import { expect, test } from 'vitest'
import { createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'

const SESSION = '__Host-Http-ck_session'

async function signedIn(gracePeriodSeconds: number) {
  const backend = createTestBackend({ client: { rotation: { gracePeriodSeconds } } })
  await backend.browser.call('start', { username: 'ada', password: PASSWORD })

  /** A request of the same browser that was sent before the next reply arrived. */
  function behind(): TestBrowser {
    const browser = backend.newBrowser()
    browser.cookies.set(SESSION, backend.browser.cookies.get(SESSION) ?? '')
    return browser
  }

  return {
    ...backend,
    behind,
    renewals: () => backend.cognitoCalls().filter((name) => name === 'GetTokensFromRefreshToken'),
  }
}

test.each([0, 20])(
  'parallel requests share one refresh, and the new refresh token is stored (grace period %s)',
  async (grace) => {
    const { browser, pool, renewals } = await signedIn(grace)
    for (let round = 1; round <= 3; round += 1) {
      pool.clock.advance(3_600_000)
      const replies = await Promise.all([1, 2, 3, 4].map(() => browser.call('session', {})))
      expect(replies.map(({ session }) => session?.expiresIn)).toEqual([3_600, 3_600, 3_600, 3_600])
      expect(renewals()).toHaveLength(round)
    }
  },
)

test.each([0, 20])(
  'a request with the cookie from before a refresh gets the same tokens (grace period %s)',
  async (grace) => {
    const { browser, behind, handler, pool, renewals } = await signedIn(grace)
    const late = behind()
    pool.clock.advance(3_600_000)
    await browser.call('session', {})
    pool.clock.advance(19_000)
    expect(await late.call('session', {})).toMatchObject({ session: { expiresIn: 3_581 } })
    expect(renewals()).toHaveLength(1)
    const [mine, theirs] = await Promise.all([browser, late].map((one) => handler.getSession(one.request())))
    expect(theirs?.accessToken).toBe(mine?.accessToken)
    // The session of the last cookie can be refreshed, whichever reply brought it.
    pool.clock.advance(3_600_000)
    expect(await late.call('session', {})).toMatchObject({ session: { expiresIn: 3_600 } })
  },
)

test('another instance can refresh with the old refresh token during the grace period', async () => {
  const { browser, behind, newHandler, pool, renewals } = await signedIn(20)
  const late = behind()
  pool.clock.advance(3_600_000)
  await browser.call('session', {})
  pool.clock.advance(19_000)
  const { session } = await newHandler({}).refreshSession(late.request())
  expect(session).toMatchObject({ username: 'ada', expiresIn: 3_600 })
  expect(renewals()).toHaveLength(2)
})

test.each([0, 20])(
  'a copied session whose refresh token was rotated out cannot be refreshed (grace period %s)',
  async (grace) => {
    const { browser, behind, pool, events } = await signedIn(grace)
    const thief = behind()
    pool.clock.advance(3_600_000)
    await browser.call('session', {})
    pool.clock.advance(20_000)
    expect(await thief.call('session', {})).toEqual({ session: null })
    expect(thief.cookies.has(SESSION)).toBe(false)
    expect(events.at(-1)).toMatchObject({ call: 'session', outcome: 'done', exception: 'RefreshTokenReuseException' })
    expect(await browser.call('session', {})).toMatchObject({ session: { username: 'ada' } })
  },
)

test('if a reuse revokes all tokens, the honest browser is signed out at its next refresh', async () => {
  const { browser, behind, pool } = await signedIn(0)
  pool.settings.update({ reuseRevokesAllTokens: true })
  const thief = behind()
  pool.clock.advance(3_600_000)
  await browser.call('session', {})
  pool.clock.advance(20_000)
  await thief.call('session', {})
  pool.clock.advance(3_600_000)
  expect(await browser.call('session', {})).toEqual({ session: null })
  expect(browser.cookies.has(SESSION)).toBe(false)
})
