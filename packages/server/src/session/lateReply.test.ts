import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { get, startApiBackend } from '../testing/api/apiBackend.ts'
import { cognitoClient, createTestBackend, PASSWORD } from '../testing/testBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'

const SESSION = '__Host-Http-ck_session'
const { api, pool, signedIn, cognitoCalls } = await startApiBackend()

afterAll(() => api.close())
beforeEach(() => api.answerWith((_, response) => response.end('{"orders":[]}')))

/** A browser whose session is renewed by a request that the API has not answered yet. */
async function renewing() {
  const browser = await signedIn({ timeout: 600_000 })
  pool.clock.advance(3_600_000)
  let answer = (): unknown => null
  const received = new Promise<void>((resolve) =>
    api.answerWith((_, response) => {
      answer = () => response.end('{"orders":[7]}')
      resolve()
    }),
  )
  const response = browser.fetch('/api/orders', get)
  await received
  return { browser, response, answer }
}

describe('a response of the API that comes late, after a renewal', () => {
  test.each([1_000, 300_000])('brings no session back after a sign-out %i ms before', async (delay) => {
    const { browser, response, answer } = await renewing()
    await browser.call('sign-out', {})
    pool.clock.advance(delay)
    const before = cognitoCalls().length
    answer()
    expect(await (await response).text()).toBe('{"orders":[7]}')
    expect(browser.cookies.has(SESSION)).toBe(false)
    expect(cognitoCalls().slice(before)).toEqual(['RevokeToken'])
  })

  test('does not replace the session of a user who has signed in meanwhile', async () => {
    const { browser, response, answer } = await renewing()
    await browser.call('start', { username: 'ada', password: PASSWORD })
    const session = browser.cookies.get(SESSION)
    answer()
    expect((await response).headers.getSetCookie()).toEqual([])
    expect(browser.cookies.get(SESSION)).toBe(session)
  })
})

describe('a call that Cognito answers late', () => {
  /** A signed-in browser, and a way to hold back the reply to an operation. */
  async function holding(operation: string) {
    const backend = createTestBackend({ client: { rotation: { gracePeriodSeconds: 20 } } })
    let release = (): void => undefined
    let reached = (): void => undefined
    const isFree = new Promise<void>((resolve) => (release = resolve))
    const isReached = new Promise<void>((resolve) => (reached = resolve))
    let holds = false
    async function fetch(request: Request): Promise<Response> {
      const reply = await backend.pool.fetch(request)
      if (holds && backend.cognitoCalls().at(-1) === operation) {
        holds = false
        reached()
        await isFree
      }
      return reply
    }
    const browser = createTestBrowser(backend.newHandler({ cognito: cognitoClient(fetch) }))
    await browser.call('start', { username: 'ada', password: PASSWORD })
    holds = true
    return { ...backend, browser, isReached, release }
  }

  test('brings no session back that it has renewed before a sign-out', async () => {
    const { browser, isReached, release, pool } = await holding('GetUser')
    pool.clock.advance(3_600_000)
    const call = browser.call('mfa', {}).catch(() => null)
    await isReached
    await browser.call('sign-out', {})
    release()
    await call
    expect(browser.cookies.has(SESSION)).toBe(false)
  })

  test('opens no session for a step-up if the user has signed out meanwhile, and revokes its tokens', async () => {
    const { browser, isReached, release, cognitoCalls } = await holding('AdminInitiateAuth')
    const stepUp = browser.send('start', { username: 'ada', password: PASSWORD, intent: 'step-up' })
    await isReached
    await browser.call('sign-out', {})
    const before = cognitoCalls().length
    release()
    expect(JSON.parse((await stepUp).text)).toMatchObject({ error: { code: 'signed_out' } })
    expect(browser.cookies.has(SESSION)).toBe(false)
    expect(cognitoCalls().slice(before)).toEqual(['RevokeToken'])
  })
})
