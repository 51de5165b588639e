import { expect, test } from 'vitest'
import { SignInError } from '../errors.ts'
import { createApiFetch } from './apiFetch.ts'

const kit = { 'x-ck-protocol': '1', 'x-ck-request-id': 'r-1' }
const kitError = (error: object, status = 401): Response =>
  new Response(JSON.stringify({ error }), { status, headers: kit })
const stepUpRequired = (): Response => kitError({ code: 'step_up_required', acrValues: ['urn:mfa', 7], maxAge: 60 })
const demand = { acrValues: ['urn:mfa'], maxAge: 60 }

/** A `fetch` that returns the responses in order, and what it was called with. */
function answers(...responses: readonly (() => Response | Error)[]) {
  const sent: { readonly url: unknown; readonly init: RequestInit }[] = []
  const fetch: typeof globalThis.fetch = (url, init = {}) => {
    sent.push({ url, init })
    const response = responses[sent.length - 1]?.() ?? new Error('one request too many')
    return response instanceof Error ? Promise.reject(response) : Promise.resolve(response)
  }
  return { sent, fetch }
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'resolved',
    (thrown: unknown) => thrown,
  )

test('a request goes to the proxy of this origin, with the header of the kit, and follows no redirect', async () => {
  const { sent, fetch } = answers(() => new Response('[]'))
  const response = await createApiFetch({ fetch })('/orders?page=2', { headers: { accept: 'application/json' } })
  expect(await response.text()).toBe('[]')
  expect(sent[0]?.url).toBe('/api/orders?page=2')
  expect(sent[0]?.init).toMatchObject({
    credentials: 'same-origin',
    redirect: 'error',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  })
  expect(Object.fromEntries(new Headers(sent[0]?.init.headers))).toEqual({
    accept: 'application/json',
    'x-ck-csrf': '1',
  })
})

test.each([401, 403, 404, 500])(
  'the status %s of the API resolves, because it is an answer of the API',
  async (status) => {
    const { fetch } = answers(() => new Response('no', { status }))
    expect((await createApiFetch({ fetch, basePath: '/shop' })('/orders')).status).toBe(status)
  },
)

test('an error of the backend rejects with its code', async () => {
  const { fetch } = answers(() => kitError({ code: 'signed_out' }))
  expect(await failure(createApiFetch({ fetch })('/orders'))).toMatchObject({ code: 'signed_out', requestId: 'r-1' })
})

test('a lost request rejects with `network`, and is not sent again', async () => {
  const { sent, fetch } = answers(() => new TypeError('failed'))
  expect(await failure(createApiFetch({ fetch })('/orders', { method: 'POST' }))).toMatchObject({ code: 'network' })
  expect(sent).toHaveLength(1)
})

test('an aborted request rejects with the reason of its signal', async () => {
  const { fetch } = answers(() => new TypeError('failed'))
  const reason = new SignInError('unexpected')
  expect(await failure(createApiFetch({ fetch })('/orders', { signal: AbortSignal.abort(reason) }))).toBe(reason)
})

test('after the step-up that the API asks for, the same request is sent again', async () => {
  const { sent, fetch } = answers(stepUpRequired, () => new Response('done'))
  const asked: unknown[] = []
  const stepUp = (asks: unknown): Promise<boolean> => Promise.resolve(asked.push(asks) > 0)
  const init = { method: 'POST', body: '{"item":7}' }
  expect(await (await createApiFetch({ fetch, stepUp })('/orders', init)).text()).toBe('done')
  expect(asked).toEqual([demand])
  expect(sent.map(({ url, init: { method, body } }) => [url, method, body])).toEqual([
    ['/api/orders', 'POST', '{"item":7}'],
    ['/api/orders', 'POST', '{"item":7}'],
  ])
})

test.each<[string, RequestInit, (() => Promise<boolean>) | undefined]>([
  ['the page has no step-up', {}, undefined],
  ['the user cancels', {}, () => Promise.resolve(false)],
  ['the body is a stream', { method: 'POST', body: new ReadableStream() }, () => Promise.resolve(true)],
])('the request rejects with `step_up_required` and is sent once if %s', async (_, init, stepUp) => {
  const { sent, fetch } = answers(stepUpRequired)
  const api = createApiFetch({ fetch, ...(stepUp && { stepUp }) })
  expect(await failure(api('/orders', init))).toMatchObject({ code: 'step_up_required' })
  expect(sent).toHaveLength(1)
})

test('if the API asks again after the step-up, the user is not asked again', async () => {
  const { sent, fetch } = answers(stepUpRequired, stepUpRequired)
  let asked = 0
  const stepUp = (): Promise<boolean> => Promise.resolve((asked += 1) > 0)
  expect(await failure(createApiFetch({ fetch, stepUp })('/orders'))).toMatchObject({ code: 'step_up_required' })
  expect([asked, sent.length]).toEqual([1, 2])
})

test('a reply of the backend that is no error rejects with `bad_response`', async () => {
  const { fetch } = answers(() => new Response('{}', { headers: kit }))
  expect(await failure(createApiFetch({ fetch })('/orders'))).toMatchObject({ code: 'bad_response' })
})

test.each([
  '/../auth/sign-out',
  '/orders/../../auth/sign-out',
  '/orders/%2e%2e/%2E%2E/auth/sign-out',
  '/orders/..\\..\\auth/sign-out',
  'orders',
  '.evil.example/orders',
  '@evil.example/orders',
  '',
])('the path %j leaves the proxy, so nothing is sent', async (path) => {
  const { sent, fetch } = answers(() => new Response('[]'))
  expect(await failure(createApiFetch({ fetch })(path, { method: 'POST' }))).toMatchObject({ code: 'bad_request' })
  expect(sent).toEqual([])
})

test.each(['/', '/orders/7?back=/../a#/../b', '/orders/..a', '/files/a%20b'])(
  'the path %j stays in the proxy',
  async (path) => {
    const { sent, fetch } = answers(() => new Response('[]'))
    await createApiFetch({ fetch })(path)
    expect(sent[0]?.url).toBe(`/api${path}`)
  },
)
