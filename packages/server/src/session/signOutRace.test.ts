import { expect, test } from 'vitest'
import { testBrowser } from '../testing/browser.ts'
import { createRig, PASSWORD } from '../testing/rig.ts'
import { sdkOver } from '../testing/sdk.ts'

const SESSION = '__Host-Http-ck_session'
const rotation = { gracePeriodSeconds: 20 }

/** Somebody signed in whose access token has ended, and a request of the same browser that left with the same cookie. */
async function expired() {
  const rig = createRig({ client: { rotation } })
  const { pool, upstream } = rig
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
    if (upstream().at(-1) === 'GetTokensFromRefreshToken') {
      processed()
      await free
    }
    return reply
  }

  const handler = rig.newHandler({ cognito: sdkOver(fetch) })
  const [browser, late] = [testBrowser(handler), testBrowser(handler)]
  await browser.call('start', { username: 'ada', password: PASSWORD })
  late.cookies.set(SESSION, browser.cookies.get(SESSION) ?? '')
  pool.clock.advance(3_600_000)
  return { browser, late, letGo, renewing, pool, upstream }
}

test('a renewal that is under way when its session signs out signs nobody in again', async () => {
  const { browser, late, letGo, renewing, upstream } = await expired()
  const renewed = late.call('session', {})
  await renewing
  await browser.call('sign-out', {})
  letGo()
  expect(await renewed).toEqual({ session: null })
  expect(late.cookies.has(SESSION)).toBe(false)
  // The old refresh token, and the new one that came too late.
  expect(upstream().slice(2)).toEqual(['RevokeToken', 'RevokeToken'])
})

test.each([false, true])(
  'a request on its way when its session signed out gets no tokens (everywhere: %s)',
  async (everywhere) => {
    const { browser, late, letGo, upstream } = await expired()
    letGo()
    await browser.call('session', {})
    expect(await browser.call('sign-out', { everywhere })).toEqual({ everywhere })
    const told = upstream().length
    expect(await late.call('session', {})).toEqual({ session: null })
    expect(late.cookies.has(SESSION)).toBe(false)
    expect(upstream()).toHaveLength(told)
  },
)

test('signing out everywhere, which renews by itself, leaves nothing to be had of that renewal', async () => {
  const { browser, late, letGo } = await expired()
  letGo()
  expect(await browser.call('sign-out', { everywhere: true })).toEqual({ everywhere: true })
  expect(await late.call('session', {})).toEqual({ session: null })
})

test('where the network has used up its calls, too, nothing is left of a renewal', async () => {
  const { browser, late, letGo } = await expired()
  letGo()
  await browser.call('session', {})
  for (let call = 0; call < 60; call += 1)
    await browser.send('sign-out', {}, { cookie: `${SESSION}=${late.cookies.get(SESSION)}` })
  expect(await late.call('session', {})).toEqual({ session: null })
})
