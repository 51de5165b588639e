import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { UserPool } from './index.ts'
import { createUserPool } from './index.ts'
import { otherThan, password, poolWith, refused, sentCode, signInSteps, start } from './testing/client.ts'

const phone = '+15550100839'
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
let pool: UserPool

beforeEach(() => {
  pool = poolWith({
    settings: { mfa: 'OPTIONAL', factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    users: [
      { username: 'ada', password, totpSecret, mfa: { preferred: 'SOFTWARE_TOKEN_MFA' } },
      { username: 'sam', password, attributes: { phone_number: phone }, mfa: { enabled: ['SMS_MFA'] } },
    ],
  })
})

describe('the outbox', () => {
  test('keeps the sent messages and calls its listeners', async () => {
    let told = 0
    const stop = pool.outbox.subscribe(() => (told += 1))
    const before = pool.outbox.messages()
    await signInSteps(pool).signIn('sam')
    expect(told).toBe(1)
    expect(before).toEqual([])
    expect(pool.outbox.messages()).toMatchObject([{ id: 1, medium: 'SMS', to: phone, at: start }])
    stop()
    await signInSteps(pool).signIn('sam')
    expect(told).toBe(1)
    expect(pool.outbox.last('nobody')).toBeUndefined()
  })
})

describe('the request log', () => {
  test('lists every request, without secrets', async () => {
    let told = 0
    pool.requestLog.subscribe(() => (told += 1))
    const { signIn, respond } = signInSteps(pool)
    const challenge = await signIn('ada')
    const code = pool.currentCode('ada') ?? ''
    await expect(respond(challenge, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: otherThan(code) })).rejects.toThrow(
      'Invalid code received for user',
    )
    const { AuthenticationResult } = await respond(challenge, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code })
    expect(told).toBe(3)
    expect(pool.requestLog.list()).toMatchObject([
      { id: 1, operation: 'AdminInitiateAuth', challenge: 'SOFTWARE_TOKEN_MFA', at: start },
      { id: 2, operation: 'AdminRespondToAuthChallenge', error: 'CodeMismatchException' },
      { id: 3, operation: 'AdminRespondToAuthChallenge' },
    ])
    const told3 = JSON.stringify(pool.requestLog.list())
    for (const secret of [
      password,
      code,
      challenge.Session,
      AuthenticationResult?.AccessToken,
      AuthenticationResult?.RefreshToken,
    ]) {
      expect(secret).toBeTruthy()
      expect(told3).not.toContain(secret)
    }
    expect(told3).toContain('"USERNAME":"ada"')
  })

  test('masks the TOTP secret and the code that enrolls it', async () => {
    pool.settings.update({ mfa: 'ON' })
    pool.seed([{ username: 'eve', password }])
    const { signIn, associate, verify } = signInSteps(pool)
    pool.settings.update({ factors: ['SOFTWARE_TOKEN_MFA'] })
    const { SecretCode, Session } = await associate((await signIn('eve')).Session)
    await verify(Session, pool.currentCode('eve') ?? '')
    const conversation = JSON.stringify(pool.requestLog.list())
    for (const secret of [SecretCode, Session, pool.currentCode('eve')]) {
      expect(secret).toBeTruthy()
      expect(conversation).not.toContain(secret)
    }
  })
})

describe('test controls', () => {
  test('settings can be read and changed while the pool runs', async () => {
    expect(pool.settings.read().mfa).toBe('OPTIONAL')
    pool.settings.update({ mfa: 'OFF' })
    expect((await signInSteps(pool).signIn('ada')).AuthenticationResult).toBeDefined()
  })

  test('`seed` replaces the user with the same username', () => {
    const { sub } = pool.user('ada') ?? {}
    pool.seed([{ username: 'ada', temporaryPassword: 'Temporary-1' }])
    expect(pool.user('ada')).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD', totpSecret: null })
    expect(pool.user('ada')?.sub).not.toBe(sub)
    expect(pool.user('nobody')).toBeUndefined()
    expect(pool.currentCode('nobody')).toBeUndefined()
    expect(pool.currentCode('ada')).toBeUndefined()
  })

  test('`reset` restores the first state', async () => {
    const challenge = await signInSteps(pool).signIn('sam')
    const answer = { USERNAME: 'sam', SMS_MFA_CODE: sentCode(pool, phone) }
    pool.settings.update({ mfa: 'OFF' })
    pool.seed([{ username: 'eve', password }])
    pool.faults.next('*', { kind: 'internal', times: 9 })
    pool.reset()
    expect(pool.settings.read().mfa).toBe('OPTIONAL')
    expect(pool.user('eve')).toBeUndefined()
    expect([...pool.outbox.messages(), ...pool.requestLog.list()]).toEqual([])
    await expect(signInSteps(pool).respond(challenge, answer)).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
  })

  test('the same random source gives the same Sessions and codes', async () => {
    const made = async () => {
      let seed = 1
      const random = (size: number) =>
        Uint8Array.from({ length: size }, () => (seed = (seed * 48_271) % 2_147_483_647) % 256)
      const same = createUserPool({ random, clients: [{ id: 'web' }], settings: { mfa: 'ON', factors: ['SMS_MFA'] } })
      same.seed([{ username: 'sam', password, attributes: { phone_number: phone } }])
      const { Session } = await signInSteps(same).signIn('sam')
      return [Session, sentCode(same, phone)]
    }
    expect(await made()).toEqual(await made())
  })
})

test('only wire/node.ts uses Node, and the rest runs in every environment with fetch', () => {
  const node = join('wire', 'node.ts')
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('testing') && path !== node,
  )
  expect(sources.length).toBeGreaterThan(60)
  const offenders = sources.filter((path) =>
    /from 'node:|\bBuffer\b|\bprocess\./.test(readFileSync(join(import.meta.dirname, path), 'utf8')),
  )
  expect(offenders).toEqual([])
})
