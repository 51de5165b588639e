import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { describe, expect, test } from 'vitest'
import { createUserPool } from '../index.ts'
import { password, signInSteps } from '../testing/client.ts'

type Jwks = Parameters<ReturnType<typeof CognitoJwtVerifier.create>['cacheJwks']>[0]

// The pool uses real time, because the verifier uses the clock of the machine.
const pool = createUserPool({
  clients: [{ id: 'web' }],
  users: [{ username: 'ada', password, attributes: { email: 'ada@example.com', email_verified: 'true' } }],
})

async function tokens() {
  const { AuthenticationResult } = await signInSteps(pool).signIn('ada')
  const keys = await pool.fetch(new Request(`http://localhost/${pool.id}/.well-known/jwks.json`))
  const jwks = (await keys.json()) as Jwks
  return { access: AuthenticationResult?.AccessToken ?? '', id: AuthenticationResult?.IdToken ?? '', jwks }
}

function verifier<T extends 'access' | 'id'>(tokenUse: T, jwks: Jwks) {
  const made = CognitoJwtVerifier.create({ userPoolId: pool.id, clientId: 'web', tokenUse })
  made.cacheJwks(jwks)
  return made
}

describe('aws-jwt-verify', () => {
  test('accepts the access token', async () => {
    const { access, jwks } = await tokens()
    expect(await verifier('access', jwks).verify(access)).toMatchObject({
      token_use: 'access',
      client_id: 'web',
      username: 'ada',
      sub: pool.user('ada')?.sub,
      scope: 'aws.cognito.signin.user.admin',
    })
  })

  test('accepts the ID token, in which the `_verified` flags are booleans', async () => {
    const { access, id, jwks } = await tokens()
    const claims = await verifier('id', jwks).verify(id)
    expect(claims).toMatchObject({
      token_use: 'id',
      'cognito:username': 'ada',
      email: 'ada@example.com',
      email_verified: true,
    })
    const other = await verifier('access', jwks).verify(access)
    expect(claims.origin_jti).toBe(other.origin_jti)
    expect(claims.jti).not.toBe(other.jti)
  })

  test('refuses an ID token as an access token, the reverse, and a changed token', async () => {
    const { access, id, jwks } = await tokens()
    await expect(verifier('access', jwks).verify(id)).rejects.toThrow('Token use not allowed')
    await expect(verifier('access', jwks).verify(`${access.slice(0, -8)}AAAAAAAA`)).rejects.toThrow('Invalid signature')
  })
})
