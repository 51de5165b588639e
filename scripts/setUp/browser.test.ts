import { afterEach, describe, expect, test, vi } from 'vitest'
import { chromiumLaunch, setUpBrowser } from './browser.mjs'

const missing = '/nowhere/chromium'

afterEach(() => vi.unstubAllEnvs())

describe('CHROMIUM_PATH', () => {
  test('every test runner starts the browser that it names', () => {
    vi.stubEnv('CHROMIUM_PATH', missing)
    expect(chromiumLaunch().executablePath).toBe(missing)
  })

  test('a browser that does not start fails with its path, the reason and the advice', async () => {
    vi.stubEnv('CHROMIUM_PATH', missing)
    const failure = await setUpBrowser().catch(String)
    expect(failure).toContain(`${missing} (CHROMIUM_PATH): `)
    expect(failure).toContain("executable doesn't exist")
    expect(failure).toContain('unset it to let npm test find one')
  })
})

test('a browser with libraries of its own gets them together with the whole environment', () => {
  const { env } = chromiumLaunch({ executablePath: missing, env: { LD_LIBRARY_PATH: '/nowhere/lib' } })
  expect(env).toEqual({ ...process.env, LD_LIBRARY_PATH: '/nowhere/lib' })
})
