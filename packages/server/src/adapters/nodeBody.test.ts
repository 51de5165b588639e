import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import type { BodyBytes } from '../request/httpRequest.ts'
import { readMessage } from './nodeBody.ts'

let read: (message: IncomingMessage) => Promise<BodyBytes> = () => Promise.resolve('incomplete')
let done: (bytes: BodyBytes) => void = () => undefined
let arrived: () => void = () => undefined
async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
  arrived()
  done(await read(message))
  response.end()
}
const server = createServer((message, response) => void answer(message, response))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const port = typeof address === 'object' ? address?.port : 0
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Sends a request, and resolves to what the server reads of its body. */
function bodyOf(limits: { longest: number; timeout: number }, write: (request: ReturnType<typeof send>) => void) {
  return new Promise<string>((resolve) => {
    read = (message) => readMessage(message, limits)
    done = (bytes) => resolve(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1'))
    const request = send({ port, method: 'POST' }).on('error', () => undefined)
    write(request)
  })
}

const limits = { longest: 8, timeout: 5_000 }

test('all parts of a body are read, up to the limit', async () => {
  const whole = await bodyOf(limits, (request) => {
    request.write('1234')
    setTimeout(() => request.end('5678'), 10)
  })
  expect([whole, await bodyOf(limits, (request) => request.end())]).toEqual(['12345678', ''])
})

test('a body that is one byte too long is not read to its end', async () => {
  expect(await bodyOf(limits, (request) => request.write('123456789'))).toBe('too_long')
})

test('a body that does not end in time is incomplete', async () => {
  expect(await bodyOf({ ...limits, timeout: 30 }, (request) => request.write('1234'))).toBe('incomplete')
})

test('a body whose connection breaks is incomplete', async () => {
  const broken = bodyOf(limits, (request) => {
    arrived = () => request.destroy()
    request.write('1234')
  })
  expect(await broken).toBe('incomplete')
})

test('a body is read at once if it has ended, and is incomplete if the connection is closed', async () => {
  const ended = await bodyOf(limits, (request) => {
    const again = read
    read = async (message) => {
      await new Promise((resolve) => message.resume().on('end', resolve))
      return again(message)
    }
    request.end('1234')
  })
  const closed = await bodyOf(limits, (request) => {
    const again = read
    read = async (message) => {
      await new Promise((resolve) => message.on('close', resolve))
      return again(message)
    }
    arrived = () => request.destroy()
    request.write('1234')
  })
  expect([ended, closed]).toEqual(['', 'incomplete'])
})
