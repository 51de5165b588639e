import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { authTimeOf, errorIn, get, order, startApiBackend } from '../testing/api/apiBackend.ts'
import { PASSWORD } from '../testing/testBackend.ts'

const { api, events, pool, renewals, signedIn } = await startApiBackend()
const count = () => api.received.length
const SESSION = '__Host-Http-ck_session'

afterAll(() => api.close())
beforeEach(() => api.answerWith((_, response) => response.end('{"orders":[]}')))

describe('renewal', () => {
  test('forty requests at once share one renewal, and their responses bring the new session', async () => {
    const browser = await signedIn()
    pool.clock.advance(3_600_000)
    const before = renewals()
    const responses = await Promise.all(Array.from({ length: 40 }, () => browser.fetch('/api/orders', get)))
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200))
    expect(renewals()).toBe(before + 1)
    expect(responses.every(({ headers }) => headers.getSetCookie()[0]?.startsWith(`${SESSION}=`))).toBe(true)
    await browser.fetch('/api/orders', get)
    expect(renewals()).toBe(before + 1)
  })

  test('a read whose token the API refuses is sent again once, with a new token', async () => {
    const browser = await signedIn()
    pool.clock.advance(120_000)
    api.refuseOldTokens()
    pool.clock.advance(1_000)
    const [before, sent] = [renewals(), count()]
    const responses = await Promise.all(Array.from({ length: 10 }, () => browser.fetch('/api/orders', get)))
    expect(responses.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect([renewals() - before, count() - sent]).toEqual([1, 20])
  })

  test('a request that changes something is never sent again: the page gets the 401, and the next request succeeds', async () => {
    const browser = await signedIn()
    pool.clock.advance(120_000)
    api.refuseOldTokens()
    pool.clock.advance(1_000)
    const [before, sent] = [renewals(), count()]
    const refused = await browser.fetch('/api/orders', order)
    expect([refused.status, renewals() - before, count() - sent]).toEqual([401, 1, 1])
    expect((await browser.fetch('/api/orders', order)).status).toBe(200)
  })

  test('an API that refuses every token costs one renewal a request, and none for a token that was just issued', async () => {
    const browser = await signedIn()
    pool.clock.advance(120_000)
    api.answerWith((_, response) => response.writeHead(401).end())
    const [before, sent] = [renewals(), count()]
    expect((await browser.fetch('/api/orders', get)).status).toBe(401)
    expect([renewals() - before, count() - sent]).toEqual([1, 2])
    expect((await browser.fetch('/api/orders', get)).status).toBe(401)
    expect([renewals() - before, count() - sent]).toEqual([1, 3])
  })

  test('a token that was revoked everywhere ends the session of this browser', async () => {
    const browser = await signedIn()
    pool.clock.advance(120_000)
    api.refuseOldTokens()
    pool.clock.advance(1_000)
    await (await signedIn()).call('sign-out', { everywhere: true })
    expect(await errorIn(await browser.fetch('/api/orders', order))).toBe('401 signed_out')
    expect(browser.cookies.has(SESSION)).toBe(false)
  })
})

describe('a step-up', () => {
  const challenge = 'Bearer error="insufficient_user_authentication", acr_values="urn:mfa", max_age="60"'

  test.each([
    ['GET', get],
    ['POST', order],
  ])('that the API asks for reaches the page, and %s is not sent again', async (_, init) => {
    const browser = await signedIn()
    const sent = count()
    api.answerWith((_request, response) => response.writeHead(401, { 'www-authenticate': challenge }).end('secret'))
    const response = await browser.fetch('/api/orders', init)
    expect(await response.json()).toMatchObject({
      error: { code: 'step_up_required', acrValues: ['urn:mfa'], maxAge: 60 },
    })
    expect([response.status, response.headers.get('x-ck-protocol'), count() - sent]).toEqual([401, '1', 1])
    expect(events.at(-1)).toMatchObject({ call: 'api', outcome: 'failed', code: 'step_up_required' })
  })

  test('that a step-up of this browser satisfies leads to the answer', async () => {
    const browser = await signedIn()
    pool.clock.advance(120_000)
    api.answerWith((request, response) => {
      if (authTimeOf(request.headers.authorization) > pool.clock.now() / 1_000 - 60) response.end('done')
      else response.writeHead(401, { 'www-authenticate': challenge }).end()
    })
    expect(await errorIn(await browser.fetch('/api/orders', order))).toBe('401 step_up_required')
    await browser.call('start', { username: 'ada', password: PASSWORD, intent: 'step-up' })
    expect(await (await browser.fetch('/api/orders', order)).text()).toBe('done')
  })
})
