import { claimSignature, createEphemeral, timestamp } from '@challenge-kit/core/srp'
import { beforeEach, describe, expect, test } from 'vitest'
import type { UserPool } from '../index.ts'
import type { AuthOutput, ApiFamily } from '../testing/client.ts'
import { matching, password, poolWith, refusal, refused, signInSteps } from '../testing/client.ts'

const wrong = refused('Incorrect username or password.')
let pool: UserPool

beforeEach(() => {
  pool = poolWith({
    clients: [{ id: 'web' }, { id: 'guarded', preventUserExistenceErrors: 'ENABLED' }],
    settings: { usernameAttributes: ['email'] },
    users: [
      { username: 'ada@example.com', password },
      { username: 'new@example.com', temporaryPassword: 'Temporary-1' },
      { username: 'off@example.com', password, enabled: false },
    ],
  })
})

async function begin(
  username: string,
  { family = 'admin', client = 'web' }: { family?: ApiFamily; client?: string } = {},
) {
  const { a, A } = createEphemeral()
  const steps = signInSteps(pool, family, client)
  const challenge = await steps.initiate('USER_SRP_AUTH', { USERNAME: username, SRP_A: A })
  return { a, challenge, respond: steps.respond }
}

async function claim({ a, challenge }: { a: bigint; challenge: AuthOutput }, secret: string, at = pool.clock.now()) {
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' } = challenge.ChallengeParameters ?? {}
  const identity = { prefix: 'Emulator1', id: USER_ID_FOR_SRP, secret }
  const time = timestamp(new Date(at))
  const input = { identity, salt: SALT, B: SRP_B, a, secretBlock: SECRET_BLOCK, timestamp: time }
  return {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: await claimSignature(input),
    TIMESTAMP: time,
  }
}

describe('USER_SRP_AUTH', () => {
  test.each(['admin', 'public'] as const)('the right password signs in without a Session, %s', async (family) => {
    const attempt = await begin('ada@example.com', { family })
    const { challenge } = attempt
    expect(challenge.ChallengeName).toBe('PASSWORD_VERIFIER')
    expect(challenge.Session).toBeUndefined()
    const id = pool.user('ada@example.com')?.sub
    expect(challenge.ChallengeParameters).toMatchObject({
      USER_ID_FOR_SRP: id,
      USERNAME: id,
      SALT: matching(/^[0-9a-f]+$/),
      SRP_B: matching(/^[0-9a-f]+$/),
      SECRET_BLOCK: matching(/^.{1724}$/),
    })
    const done = await attempt.respond(challenge, await claim(attempt, password))
    expect(done.AuthenticationResult?.AccessToken).toBeDefined()
  })

  test('USERNAME may also be the name that started the exchange', async () => {
    const attempt = await begin('ada@example.com')
    const answer = { ...(await claim(attempt, password)), USERNAME: 'ada@example.com' }
    expect((await attempt.respond(attempt.challenge, answer)).AuthenticationResult).toBeDefined()
    const again = await begin('ada@example.com')
    const other = { ...(await claim(again, password)), USERNAME: 'new@example.com' }
    await expect(again.respond(again.challenge, other)).rejects.toMatchObject(wrong)
  })

  test('a wrong password ends the sign-in, and five lock the user', async () => {
    const attempt = await begin('ada@example.com')
    await expect(attempt.respond(attempt.challenge, await claim(attempt, 'wrong'))).rejects.toMatchObject(wrong)
    await expect(attempt.respond(attempt.challenge, await claim(attempt, password))).rejects.toMatchObject(wrong)
    for (let count = 0; count < 4; count += 1) {
      const next = await begin('ada@example.com')
      await expect(next.respond(next.challenge, await claim(next, 'wrong'))).rejects.toMatchObject(wrong)
    }
    await expect(begin('ada@example.com')).rejects.toMatchObject(refused('Password attempts exceeded'))
  })

  test('a changed signature, a late response and a wrong clock are refused', async () => {
    const first = await begin('ada@example.com')
    const bent = { ...(await claim(first, password)), PASSWORD_CLAIM_SIGNATURE: btoa('x'.repeat(32)) }
    await expect(first.respond(first.challenge, bent)).rejects.toMatchObject(wrong)

    const late = await begin('ada@example.com')
    const answer = await claim(late, password)
    pool.clock.advance(15_001)
    await expect(late.respond(late.challenge, answer)).rejects.toMatchObject(wrong)

    const skewed = await begin('ada@example.com')
    const old = await claim(skewed, password, pool.clock.now() - 301_000)
    await expect(skewed.respond(skewed.challenge, old)).rejects.toMatchObject(wrong)
  })

  test('a signature is accepted once', async () => {
    const attempt = await begin('ada@example.com')
    const answer = await claim(attempt, password)
    await attempt.respond(attempt.challenge, answer)
    await expect(attempt.respond(attempt.challenge, answer)).rejects.toMatchObject(wrong)
  })

  test('an SRP_A that proves nothing is refused', async () => {
    const { initiate } = signInSteps(pool)
    await expect(initiate('USER_SRP_AUTH', { USERNAME: 'ada@example.com', SRP_A: '0' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  test('a temporary password gets NEW_PASSWORD_REQUIRED, and the new password signs in', async () => {
    const attempt = await begin('new@example.com')
    const challenge = await attempt.respond(attempt.challenge, await claim(attempt, 'Temporary-1'))
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(challenge.ChallengeParameters).not.toHaveProperty('USER_ID_FOR_SRP')
    const USERNAME = pool.user('new@example.com')?.sub ?? ''
    await attempt.respond(challenge, { USERNAME, NEW_PASSWORD: password })
    const next = await begin('new@example.com')
    expect((await next.respond(next.challenge, await claim(next, password))).AuthenticationResult).toBeDefined()
  })

  test('SRP_A is required', async () => {
    await expect(signInSteps(pool).initiate('USER_SRP_AUTH', { USERNAME: 'ada@example.com' })).rejects.toMatchObject(
      refusal('InvalidParameterException', 'Missing required parameter SRP_A'),
    )
  })

  test('`passwordVerifierSession` decides whether PASSWORD_VERIFIER carries a Session', async () => {
    pool.settings.update({ passwordVerifierSession: true })
    const attempt = await begin('ada@example.com')
    expect(attempt.challenge.Session).toMatch(/^AYAB/)
    expect(
      (await attempt.respond(attempt.challenge, await claim(attempt, password))).AuthenticationResult,
    ).toBeDefined()
  })
})

describe('an unknown user in USER_SRP_AUTH', () => {
  test('gets UserNotFoundException without PreventUserExistenceErrors', async () => {
    await expect(begin('nobody@example.com')).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })

  test('with PreventUserExistenceErrors, gets the challenge of any user, always the same, and then the exception of a wrong password', async () => {
    const one = await begin('nobody@example.com', { client: 'guarded' })
    const two = await begin('nobody@example.com', { client: 'guarded' })
    const real = await begin('ada@example.com', { client: 'guarded' })
    expect(Object.keys(one.challenge.ChallengeParameters ?? {})).toEqual(
      Object.keys(real.challenge.ChallengeParameters ?? {}),
    )
    expect(one.challenge.ChallengeParameters?.['USER_ID_FOR_SRP']).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    )
    for (const name of ['SALT', 'USER_ID_FOR_SRP']) {
      expect(two.challenge.ChallengeParameters?.[name]).toBe(one.challenge.ChallengeParameters?.[name])
    }
    expect(two.challenge.ChallengeParameters?.['SRP_B']).not.toBe(one.challenge.ChallengeParameters?.['SRP_B'])
    await expect(one.respond(one.challenge, await claim(one, password))).rejects.toMatchObject(wrong)
  })

  test('a disabled user gets the same', async () => {
    await expect(begin('off@example.com')).rejects.toMatchObject(refused('User is disabled.'))
    const attempt = await begin('off@example.com', { client: 'guarded' })
    await expect(attempt.respond(attempt.challenge, await claim(attempt, password))).rejects.toMatchObject(wrong)
  })
})
