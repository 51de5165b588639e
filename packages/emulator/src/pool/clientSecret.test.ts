import { describe, expect, test } from 'vitest'
import { secretHash } from './clientSecret.ts'
import { password, poolWith, refused, signInSteps } from '../testing/client.ts'

describe('SECRET_HASH', () => {
  const secret = '9example8secret7value6for5tests4only3aaaa2bbbb1cccc'
  const clientId = '3n4b5urk1ft4fl3mg5e62d9ado'
  const pool = poolWith({
    clients: [{ id: clientId, secret }],
    settings: { usernameAttributes: ['email'], mfa: 'OPTIONAL', factors: ['EMAIL_OTP'] },
    users: [{ username: 'jane@example.com', password, mfa: { preferred: 'EMAIL_OTP' } }],
  })
  const { signIn, respond } = signInSteps(pool, 'admin', clientId)
  const hashOf = (username: string) => secretHash(secret, username, clientId)
  const unable = refused(`Unable to verify secret hash for client ${clientId}`)

  test.each([
    ['jane@example.com', '54RJEDndcRmWc02dmBm7t2w09fl/d9dUoKz/caOKq5Y='],
    ['84514837-dcbc-4af1-abff-f3c109334894', 'qy2Yj2vV8F4vrDEzmoPxalm1ieKUIbrGpqoSGxUavDw='],
    ['ユーザー.例', 'xnDxaQkwizotRn6KprsAMvCVUreMTpFe6yusUnh/208='],
  ])('has the documented value for the username %s', async (username, expected) => {
    expect(await hashOf(username)).toBe(expected)
  })

  test('is refused if it is missing, wrong, or computed from another name of the same user', async () => {
    const sub = pool.user('jane@example.com')?.sub ?? ''
    await expect(signIn('jane@example.com')).rejects.toMatchObject(unable)
    await expect(signIn('jane@example.com', password, { SECRET_HASH: 'AAAA' })).rejects.toMatchObject(unable)
    const SECRET_HASH = await hashOf(sub)
    await expect(signIn('jane@example.com', password, { SECRET_HASH })).rejects.toMatchObject(unable)
  })

  test('must be computed from the USERNAME of each request', async () => {
    const challenge = await signIn('jane@example.com', password, { SECRET_HASH: await hashOf('jane@example.com') })
    const id = challenge.ChallengeParameters?.['USER_ID_FOR_SRP'] ?? ''
    const answer = { USERNAME: id, EMAIL_OTP_CODE: pool.outbox.last('jane@example.com')?.code ?? '' }
    const stale = respond(challenge, { ...answer, SECRET_HASH: await hashOf('jane@example.com') })
    await expect(stale).rejects.toMatchObject(refused(`SecretHash does not match for the client: ${clientId}`))
    expect((await respond(challenge, { ...answer, SECRET_HASH: await hashOf(id) })).AuthenticationResult).toBeDefined()
  })
})
