import { expect, test } from 'vitest'
import { createSecretHash } from './client.ts'
import { CLIENT_ID, CLIENT_SECRET } from '../testing/testBackend.ts'

// Made with `openssl dgst -sha256 -hmac`.
test.each([
  ['jane@example.com', '54RJEDndcRmWc02dmBm7t2w09fl/d9dUoKz/caOKq5Y='],
  ['84514837-dcbc-4af1-abff-f3c109334894', 'qy2Yj2vV8F4vrDEzmoPxalm1ieKUIbrGpqoSGxUavDw='],
  ['ユーザー.例', 'xnDxaQkwizotRn6KprsAMvCVUreMTpFe6yusUnh/208='],
])('SECRET_HASH of %s equals the hash that OpenSSL computes', async (username, hash) => {
  expect(await createSecretHash(CLIENT_ID, CLIENT_SECRET)(username)).toBe(hash)
})
