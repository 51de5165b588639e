import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { errorIn, get, order, startApiBackend } from '../testing/api/apiBackend.ts'
import { startTestApi } from '../testing/api/testApi.ts'
import { CLIENT_ID } from '../testing/testBackend.ts'

const { api, events, pool, signedIn } = await startApiBackend()
const SESSION = '__Host-Http-ck_session'

afterAll(() => api.close())
beforeEach(() => api.answerWith((_, response) => response.end('{"orders":[]}')))

describe('the response', () => {
  test('is private, is never cached, and cannot change cookies, CORS or scripts of the page’s origin', async () => {
    const browser = await signedIn()
    api.answerWith((_, response) =>
      response
        .writeHead(200, {
          'content-type': 'text/html',
          'set-cookie': [`${SESSION}=planted; Path=/; Secure; HttpOnly`, 'other=1'],
          'cache-control': 'public, max-age=3600',
          'access-control-allow-origin': '*',
          'access-control-allow-credentials': 'true',
          'clear-site-data': '"cookies"',
          'service-worker-allowed': '/',
          'content-security-policy': "default-src 'unsafe-inline'",
          refresh: '0; url=https://evil.example',
          'www-authenticate': 'Basic',
          'x-ck-protocol': '1',
          'x-powered-by': 'test',
          etag: '"1"',
        })
        .end('<script>alert(1)</script>'),
    )
    const { headers } = await browser.fetch('/api/orders', get)
    expect(headers.getSetCookie()).toEqual([])
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'no-store, private',
      'cdn-cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      'content-type': 'text/html',
      'cross-origin-resource-policy': 'same-origin',
      etag: '"1"',
      pragma: 'no-cache',
      'referrer-policy': 'no-referrer',
      vary: 'Cookie, Origin, Sec-Fetch-Site',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  test.each([204, 304, 403, 404, 409, 500])('keeps the status %s of the API', async (status) => {
    const browser = await signedIn()
    api.answerWith((_, response) => response.writeHead(status).end())
    expect((await browser.fetch('/api/orders', get)).status).toBe(status)
  })

  test('streams: the page reads the first part before the API has sent the second', async () => {
    const browser = await signedIn()
    let finish = (): unknown => null
    api.answerWith((_, response) => {
      response.write('one')
      finish = () => response.end('two')
    })
    const reader = (await browser.fetch('/api/orders', get)).body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('one')
    finish()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('two')
    expect((await reader?.read())?.done).toBe(true)
  })

  test('ends the request to the API if the page stops reading', async () => {
    const browser = await signedIn()
    const closed = new Promise<void>((resolve) =>
      api.answerWith((request, response) => {
        request.on('close', resolve)
        response.write('one')
      }),
    )
    const response = await browser.fetch('/api/orders', get)
    await response.body?.cancel()
    await expect(closed).resolves.toBeUndefined()
  })

  test.each([
    [301, 'outcome_unknown'],
    [302, 'outcome_unknown'],
    [303, 'outcome_unknown'],
    // These two ask for the same request at another address, so the API has not acted.
    [307, 'upstream_invalid'],
    [308, 'upstream_invalid'],
  ])('of the status %i to a request that changes something is %s', async (status, code) => {
    const browser = await signedIn()
    api.answerWith((_, response) => response.writeHead(status, { location: '/orders/7' }).end())
    expect(await errorIn(await browser.fetch('/api/orders', order))).toContain(` ${code}`)
    expect(events.at(-1)).toMatchObject({
      advice: `${code}: the API redirects: give its final URL as \`upstream\``,
    })
  })

  test.each([301, 302, 303, 307, 308])(
    'of the status %s is not followed, so the token goes nowhere else',
    async (status) => {
      const browser = await signedIn()
      const other = await startTestApi(pool, CLIENT_ID)
      api.answerWith((_, response) => response.writeHead(status, { location: `${other.url}/orders` }).end())
      expect(await errorIn(await browser.fetch('/api/orders', get))).toBe('502 upstream_invalid')
      expect(other.received).toEqual([])
      expect(events.at(-1)).toMatchObject({
        advice: 'upstream_invalid: the API redirects: give its final URL as `upstream`',
      })
      other.close()
    },
  )
})
