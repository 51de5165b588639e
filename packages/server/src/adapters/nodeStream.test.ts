import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { toNodeListener } from './node.ts'

type Controller = ReadableStreamDefaultController<Uint8Array>

let controller = new Promise<Controller>(() => undefined)
let cancelled = new Promise<void>(() => undefined)
let answer = (): Response => new Response(null)

beforeEach(() => {
  let stop = (): void => undefined
  cancelled = new Promise((resolve) => (stop = resolve))
  controller = new Promise((start) => {
    answer = () => new Response(new ReadableStream<Uint8Array>({ start, cancel: () => stop() }))
  })
})

const server = createServer(toNodeListener(() => Promise.resolve(answer())))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/orders`
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (part: { readonly value?: Uint8Array | undefined } | undefined): string =>
  new TextDecoder().decode(part?.value)

test('a response without the header of the kit is streamed: its first part arrives before the second is there', async () => {
  const reader = (await fetch(url)).body?.getReader()
  ;(await controller).enqueue(bytes('one'))
  expect(textOf(await reader?.read())).toBe('one')
  ;(await controller).enqueue(bytes('two'))
  expect(textOf(await reader?.read())).toBe('two')
  ;(await controller).close()
  expect((await reader?.read())?.done).toBe(true)
})

test('a response that breaks off does not look complete', async () => {
  const response = await fetch(url)
  ;(await controller).enqueue(bytes('one'))
  ;(await controller).error(new Error('the API broke off'))
  await expect(response.text()).rejects.toThrow()
})

test('if the client no longer reads, the source of the response is told', async () => {
  const aborted = new AbortController()
  await fetch(url, { signal: aborted.signal })
  ;(await controller).enqueue(bytes('one'))
  aborted.abort()
  await expect(cancelled).resolves.toBeUndefined()
})

test('if the client closes the connection before the response begins, the body of the response is cancelled', async () => {
  let [reached, respond] = [(): void => undefined, (): void => undefined]
  const isReached = new Promise<void>((resolve) => (reached = resolve))
  const isReady = new Promise<void>((resolve) => (respond = resolve))
  const late = createServer(
    toNodeListener(async () => {
      reached()
      await isReady
      return answer()
    }),
  )
  const closed = new Promise<void>((resolve) => late.on('connection', (socket) => socket.on('close', () => resolve())))
  await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve))
  const place = late.address()
  const client = connect(typeof place === 'object' && place ? place.port : 0, '127.0.0.1')
  client.write('GET /api/orders HTTP/1.1\r\nhost: localhost\r\n\r\n')
  await isReached
  client.destroy()
  await closed
  respond()
  ;(await controller).enqueue(bytes('one'))
  await expect(cancelled).resolves.toBeUndefined()
  late.close()
})

test('the signal of the request aborts if the client leaves, and not after the response is written', async () => {
  const signals: AbortSignal[] = []
  let reached = (): void => undefined
  const isReached = new Promise<void>((resolve) => (reached = resolve))
  const slow = createServer(
    toNodeListener(({ signal, url: target }) => {
      signals.push(signal)
      if (target.endsWith('/quick')) return Promise.resolve(new Response('done'))
      reached()
      return new Promise<Response>((resolve) => signal.addEventListener('abort', () => resolve(new Response())))
    }),
  )
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve))
  const place = slow.address()
  const base = `http://127.0.0.1:${typeof place === 'object' ? place?.port : ''}`
  expect(await (await fetch(`${base}/quick`)).text()).toBe('done')
  const leaving = new AbortController()
  const left = fetch(`${base}/slow`, { signal: leaving.signal }).catch(() => 'left')
  await isReached
  leaving.abort()
  expect(await left).toBe('left')
  const [quick, waited] = signals
  if (!waited?.aborted) await new Promise((resolve) => waited?.addEventListener('abort', resolve))
  slow.closeAllConnections()
  slow.close()
  expect([quick?.aborted, waited?.aborted]).toEqual([false, true])
})
