import { expect, test } from 'vitest'
import { createDeviceBackend, signInWithCode } from '../testing/deviceBackend.ts'
import { createTestBrowser } from '../testing/testBrowser.ts'
import { cognitoClient } from '../testing/testBackend.ts'

/** Removes the device from the tokens in a response of Cognito. */
async function withoutDevice(response: Response): Promise<Response> {
  const body: unknown = await response.json()
  const json = JSON.stringify(body, (key, value: unknown) => {
    if (key === 'NewDeviceMetadata') return undefined
    if (key !== 'AccessToken' || typeof value !== 'string') return value
    const [header = '', payload = '', signature = ''] = value.split('.')
    const { device_key: _, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
  })
  return new Response(json, { status: response.status, headers: response.headers })
}

test('an expired device is forgotten at Cognito, also if the tokens of the sign-in belong to no device', async () => {
  const backend = createDeviceBackend({ remember: 'always', days: 7 })
  const { pool, browser } = backend
  await signInWithCode(backend)
  const [expired] = pool.user('ada')?.devices ?? []
  pool.clock.advance(7 * 86_400_000)
  const handler = backend.newHandler({
    cognito: cognitoClient(async (request) => withoutDevice(await pool.fetch(request))),
  })
  const later = createTestBrowser(handler)
  for (const [name, value] of browser.cookies) later.cookies.set(name, value)
  await signInWithCode({ ...backend, browser: later })
  const forgotten = pool.requestLog.list().find(({ operation }) => operation === 'ForgetDevice')
  expect(forgotten?.request).toMatchObject({ DeviceKey: expired?.key })
})
