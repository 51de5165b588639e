import { describe, expect, test } from 'vitest'
import type { PoolSettings } from '../index.ts'
import { matching, password, poolWith, refusal, refused, signInSteps } from '../testing/client.ts'

const used = refused('Invalid session for the user, session can only be used once.')

async function startSignIn(settings: Partial<PoolSettings> = {}, attributes: Record<string, string> = {}) {
  const pool = poolWith({ settings, users: [{ username: 'ada', temporaryPassword: 'Temporary-1', attributes }] })
  const { signIn, respond } = signInSteps(pool)
  const challenge = await signIn('ada', 'Temporary-1')
  const answer = (NEW_PASSWORD: string, more: Record<string, string> = {}) =>
    respond(challenge, { USERNAME: 'ada', NEW_PASSWORD, ...more })
  return { pool, challenge, answer, signIn }
}

describe('the new password', () => {
  test.each([
    ['short', 'Password not long enough'],
    ['lower-case-1', 'Password must have uppercase characters'],
    ['UPPER-CASE-1', 'Password must have lowercase characters'],
    ['No-numbers', 'Password must have numeric characters'],
    ['NoSymbols1', 'Password must have symbol characters'],
  ])('%s breaks the policy, and the Session stays usable', async (weak, rule) => {
    const { answer, pool } = await startSignIn()
    await expect(answer(weak)).rejects.toMatchObject(
      refusal('InvalidPasswordException', `Password does not conform to policy: ${rule}`),
    )
    expect(pool.user('ada')?.status).toBe('FORCE_CHANGE_PASSWORD')
    expect((await answer(password)).AuthenticationResult).toBeDefined()
    expect(pool.user('ada')?.status).toBe('CONFIRMED')
  })

  test('a weak policy accepts a weak password', async () => {
    const lax = { requireUppercase: false, requireLowercase: false, requireNumbers: false, requireSymbols: false }
    const { answer } = await startSignIn({
      passwordPolicy: { ...lax, minimumLength: 6, temporaryPasswordValidityDays: 0 },
    })
    expect((await answer('simple')).AuthenticationResult).toBeDefined()
  })

  test('white space fails the validation, which comes before the policy', async () => {
    const { answer } = await startSignIn()
    await expect(answer('Correct horse-1')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: matching(/^1 validation error detected: Value at 'password' failed to satisfy constraint/),
    })
  })

  test('is the password of the next sign-in', async () => {
    const { answer, signIn } = await startSignIn()
    await answer(password)
    await expect(signIn('ada', 'Temporary-1')).rejects.toMatchObject(refused('Incorrect username or password.'))
    expect((await signIn('ada', password)).AuthenticationResult).toBeDefined()
  })

  test('a Session that set a password cannot set another one', async () => {
    const { answer, signIn } = await startSignIn()
    await answer(password)
    await expect(answer('Another-horse-2')).rejects.toMatchObject(used)
    expect((await signIn('ada', password)).AuthenticationResult).toBeDefined()
  })

  test('a refused password ends the Session if `refusedPasswordKeepsSession` is off', async () => {
    const { answer } = await startSignIn({ refusedPasswordKeepsSession: false })
    await expect(answer('short')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    await expect(answer(password)).rejects.toMatchObject(used)
  })
})

describe('required attributes', () => {
  const required = { requiredAttributes: ['email', 'given_name'] }

  test('`requiredAttributes` lists the empty ones with their prefix, and `userAttributes` has the others', async () => {
    const { challenge } = await startSignIn(required, { email: 'ada@example.com', email_verified: 'true' })
    expect(challenge.ChallengeParameters).toEqual({
      USER_ID_FOR_SRP: 'ada',
      requiredAttributes: '["userAttributes.given_name"]',
      userAttributes: '{"email":"ada@example.com","email_verified":"true"}',
    })
  })

  test('a missing attribute, a set one and a verified flag are refused, and the Session stays usable', async () => {
    const { answer, pool } = await startSignIn(required, { email: 'ada@example.com' })
    await expect(answer(password)).rejects.toMatchObject(
      refusal('InvalidParameterException', 'Invalid attributes given, given_name is missing'),
    )
    const name = { 'userAttributes.given_name': 'Ada' }
    await expect(answer(password, { ...name, 'userAttributes.email': 'x@example.com' })).rejects.toMatchObject(
      refused('Cannot modify an already provided email'),
    )
    await expect(answer(password, { ...name, 'userAttributes.email_verified': 'true' })).rejects.toMatchObject(
      refused('Cannot modify the non-mutable attribute email_verified'),
    )
    await answer(password, { ...name, 'userAttributes.nickname': 'A' })
    expect(pool.user('ada')?.attributes).toMatchObject({ given_name: 'Ada', nickname: 'A', email: 'ada@example.com' })
  })
})
