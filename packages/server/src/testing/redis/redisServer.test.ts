import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { startRedis } from './redisServer.ts'

const redis = await startRedis()
const port = Number(new URL(redis.url).port)
afterAll(() => redis.stop())

/** Sends one command, and returns the reply as it comes, or the name of the network's error. */
async function send(command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  try {
    socket.write(`${command}\r\n`)
    return (await once(socket, 'data')).join('').trim()
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
  } finally {
    socket.destroy()
  }
}

test('a test file has a Redis that keeps keys, and `flush` deletes them', async () => {
  expect(await send('SET name ada')).toBe('+OK')
  expect(await send('EXISTS name')).toBe(':1')
  await redis.flush()
  expect(await send('EXISTS name')).toBe(':0')
})

test('a stopped Redis refuses connections, and comes back empty at the same address', async () => {
  await send('SET name ada')
  await redis.stop()
  expect(await send('PING')).toBe('ECONNREFUSED')
  await redis.restart()
  expect(await send('PING')).toBe('+PONG')
  expect(await send('EXISTS name')).toBe(':0')
})
