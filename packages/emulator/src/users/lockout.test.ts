import { describe, expect, test } from 'vitest'
import { password, poolWith, refused, signInSteps } from '../testing/client.ts'

const wrong = refused('Incorrect username or password.')
const locked = refused('Password attempts exceeded')
const open = { users: [{ username: 'ada', password }] }

describe('the lockout', () => {
  test('doubles with each failure after the fifth, and attempts during the lockout do not extend it', async () => {
    const pool = poolWith(open)
    const { signIn } = signInSteps(pool)
    for (let count = 0; count < 4; count += 1) await expect(signIn('ada', 'wrong')).rejects.toMatchObject(wrong)
    for (const seconds of [1, 2, 4, 8]) {
      await expect(signIn('ada', 'wrong')).rejects.toMatchObject(wrong)
      pool.clock.advance(seconds * 1_000 - 1)
      await expect(signIn('ada')).rejects.toMatchObject(locked)
      pool.clock.advance(1)
    }
    expect((await signIn('ada')).AuthenticationResult).toBeDefined()
  })

  test('restarts the count after a success, and after 15 minutes without a failure', async () => {
    const pool = poolWith(open)
    const { signIn } = signInSteps(pool)
    const fail = () => expect(signIn('ada', 'wrong')).rejects.toMatchObject(wrong)
    for (let count = 0; count < 4; count += 1) await fail()
    await signIn('ada')
    for (let count = 0; count < 4; count += 1) await fail()
    pool.clock.advance(900_000)
    for (let count = 0; count < 4; count += 1) await fail()
    expect((await signIn('ada')).AuthenticationResult).toBeDefined()
  })
})
