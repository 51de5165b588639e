import { afterEach, describe, expect, test, vi } from 'vitest'
import { redisProgram, setUpRedis } from './redis.mjs'

const missing = '/nowhere/redis-server'

afterEach(() => vi.unstubAllEnvs())

describe('REDIS_SERVER_PATH', () => {
  test('the tests start the server that it names', () => {
    vi.stubEnv('REDIS_SERVER_PATH', missing)
    expect(redisProgram()).toBe(missing)
  })

  test('a server that does not start fails with its path, the reason and the advice', async () => {
    vi.stubEnv('REDIS_SERVER_PATH', missing)
    const failure = await setUpRedis().catch(String)
    expect(failure).toContain(`${missing} (REDIS_SERVER_PATH): spawn ${missing} ENOENT`)
    expect(failure).toContain('unset it to let npm test find one')
  })

  test('a program of another kind fails with the reason', async () => {
    vi.stubEnv('REDIS_SERVER_PATH', process.execPath)
    expect(await setUpRedis().catch(String)).toContain('the tests need 6.2')
  })
})
