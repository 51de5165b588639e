import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { fromRequest } from '../request/fetchRequest.ts'
import { guardBody } from './requestGuard.ts'

afterEach(() => {
  vi.useRealTimers()
})

const post = (body: BodyInit | null, headers: Record<string, string> = {}) => {
  const init = { method: 'POST', body, headers, duplex: 'half' }
  return new Request('https://app.example.com/auth/start', init)
}

const guard = (request: Request) => guardBody(fromRequest(request))

/** A body that arrives in pieces. It counts the pieces that were read. */
function stream(piece: Uint8Array, pieces: number) {
  const seen = { pulled: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      seen.pulled += 1
      if (seen.pulled > pieces) controller.close()
      else controller.enqueue(piece)
    },
  })
  return { body, seen }
}

test('JSON is read, even if it arrives byte by byte', async () => {
  const json = { username: 'ユーザー', password: '🔑' }
  const bytes = new TextEncoder().encode(JSON.stringify(json))
  const pieces = [...bytes].map((byte) => Uint8Array.of(byte))
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces.shift()
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
  })
  expect(await guard(post(body))).toEqual({ json })
})

test('reading stops at 32 KiB, even if Content-Length is smaller', async () => {
  const { body, seen } = stream(new Uint8Array(8_192).fill(32), 1_000)
  expect(await guard(post(body, { 'content-length': '2' }))).toEqual({ refusal: 'size', status: 413 })
  expect(seen.pulled).toBeLessThan(8)
})

test('a body that does not end is refused after ten seconds', async () => {
  vi.useFakeTimers()
  const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Uint8Array.of(123)) })
  const read = guard(post(body))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await read).toEqual({ refusal: 'body', status: 400 })
})

test('a body that is cut off is refused, even if the part that arrived is valid JSON', async () => {
  vi.useFakeTimers()
  const whole = new TextEncoder().encode('{}')
  const refused = { refusal: 'body', status: 400 }
  expect(await guard(post('{}', { 'content-length': '3' }))).toEqual(refused)
  let pulls = 0
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => (pulls++ === 0 ? controller.enqueue(whole) : controller.error(new Error('reset'))),
  })
  expect(await guard(post(broken))).toEqual(refused)
  const slow = guard(post(new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(whole) })))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await slow).toEqual(refused)
})

const nested = (depth: number): unknown => (depth === 1 ? {} : { a: nested(depth - 1) })

test.each([
  ['no body', null],
  ['an empty body', ''],
  ['a text that is not JSON', '{'],
  ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
  ['JSON of depth nine', JSON.stringify(nested(9))],
  ['JSON of depth 1,000', '['.repeat(1_000) + ']'.repeat(1_000)],
  ['JSON of 65 members', JSON.stringify(Array.from({ length: 65 }, () => 1))],
  ['a key `__proto__`', '{"__proto__":{"polluted":1}}'],
  ['a nested key `constructor`', '{"answer":{"constructor":{"prototype":{"polluted":1}}}}'],
])('a body is refused: %s', async (_, body) => {
  expect(await guard(post(body))).toEqual({ refusal: 'body', status: 400 })
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test('JSON of depth eight and JSON of 64 members are accepted', async () => {
  expect(await guard(post(JSON.stringify(nested(8))))).toEqual({ json: nested(8) })
  const list = Array.from({ length: 64 }, () => 1)
  expect(await guard(post(JSON.stringify(list)))).toEqual({ json: list })
})

test('random bytes are read or refused, and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json()), async (body) => {
      const read = await guard(post(typeof body === 'string' ? body : Uint8Array.from(body)))
      expect(Object.keys(read)[0]).toMatch(/^(?:json|refusal)$/)
    }),
  )
})

test('a body whose Content-Length is over the limit is refused before it is read', async () => {
  const { body, seen } = stream(Uint8Array.of(32), 1)
  expect(await guard(post(body, { 'content-length': '32769' }))).toEqual({ refusal: 'size', status: 413 })
  expect(seen.pulled).toBeLessThan(2)
})

test('a body that something else is reading or has read is refused', async () => {
  const locked = post('{}')
  locked.body?.getReader()
  const read = post('{}', { 'content-length': '2' })
  await read.text()
  const refused = { refusal: 'body', status: 400 }
  expect([await guard(locked), await guard(read)]).toEqual([refused, refused])
})
