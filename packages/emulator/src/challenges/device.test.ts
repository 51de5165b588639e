import { createEphemeral } from '@challenge-kit/core/srp'
import { describe, expect, test } from 'vitest'
import type { PoolSettings } from '../index.ts'
import { claim } from '../testing/passwordClaim.ts'
import type { Kin } from '../testing/client.ts'
import { matching, password, refusal, refused } from '../testing/client.ts'
import { withDevice } from '../testing/device.ts'
import { riddle } from '../testing/customChallenge.ts'

const wrong = refused('Incorrect username or password.')
const gone = refusal('ResourceNotFoundException', 'Device does not exist.')
const never: Partial<PoolSettings> = { deviceChallengeSession: false }

describe.each(['admin', 'public'] as const)('T6: a remembered device, %s', (kin: Kin) => {
  test('stands in for the code, and brings no new metadata', async () => {
    const { steps, again, prove, key, pool } = await withDevice({ kin })
    const asked = await again()
    expect(asked).toMatchObject({ ChallengeName: 'DEVICE_SRP_AUTH', Session: matching(/^AYAB/) })
    expect(asked.ChallengeParameters).toEqual({ USERNAME: 'ada', USER_ID_FOR_SRP: 'ada' })
    const { verifier, answer } = await prove(asked)
    expect(verifier).toMatchObject({
      ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
      ChallengeParameters: { USERNAME: 'ada', DEVICE_KEY: key, SECRET_BLOCK: matching(/^.{1724}$/) },
    })
    expect(verifier.ChallengeParameters).not.toHaveProperty('USER_ID_FOR_SRP')
    const done = await steps.respond(verifier, answer)
    expect(done.AuthenticationResult?.RefreshToken).toBeDefined()
    expect(done.AuthenticationResult?.NewDeviceMetadata).toBeUndefined()
    expect(pool.user('ada')?.devices).toEqual([{ key, name: 'laptop', remembered: true }])
  })

  test('needs no Session in either answer, whether it was given one or not', async () => {
    for (const settings of [{}, never]) {
      const { steps, again, prove } = await withDevice({ kin, settings })
      const { verifier, answer } = await prove({ ...(await again()), Session: undefined })
      const done = await steps.respond({ ...verifier, Session: undefined }, answer)
      expect(done.AuthenticationResult?.AccessToken).toBeDefined()
    }
  })

  test('by SRP, with the key at the start or with the claim', async () => {
    const { steps, bySrp, prove } = await withDevice({ kin })
    for (const place of ['start', 'claim'] as const) {
      const asked = await bySrp(place)
      expect(asked.ChallengeName).toBe('DEVICE_SRP_AUTH')
      const { verifier, answer } = await prove(asked)
      expect((await steps.respond(verifier, answer)).AuthenticationResult).toBeDefined()
    }
  })
})

describe('a device is no first factor', () => {
  test('without the password its challenge cannot be answered', async () => {
    const { prove, pool, again } = await withDevice()
    await expect(prove({ ChallengeName: 'DEVICE_SRP_AUTH' })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
    await again()
    pool.clock.advance(180_000)
    await expect(prove({ ChallengeName: 'DEVICE_SRP_AUTH' })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
  })

  test('its claim does not pass for the password, nor the password for it', async () => {
    const { steps, again, prove, bySrp } = await withDevice()
    const { verifier, answer } = await prove(await again())
    await expect(steps.respond(verifier, answer, 'PASSWORD_VERIFIER')).rejects.toMatchObject(wrong)
    await expect(bySrp('start', 'DEVICE_PASSWORD_VERIFIER')).rejects.toMatchObject(wrong)
  })

  test('the Session of another challenge does not serve', async () => {
    const { prove, again } = await withDevice()
    const asked = await again()
    const { verifier } = await prove(asked)
    await expect(prove({ ...asked, Session: verifier.Session })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
    await expect(prove(asked)).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })
})

describe('what is refused', () => {
  test('a wrong device password ends the attempt', async () => {
    const { steps, again, prove } = await withDevice()
    const { verifier, answer } = await prove(await again(), 'wrong')
    await expect(steps.respond(verifier, answer)).rejects.toMatchObject(wrong)
    await expect(steps.respond(verifier, answer)).rejects.toMatchObject(wrong)
  })

  test('a key that nobody has, at each place', async () => {
    const { steps, again, prove } = await withDevice()
    const stale = 'us-east-1_00000000-0000-0000-0000-000000000000'
    await expect(steps.signIn('ada', password, { DEVICE_KEY: stale })).rejects.toMatchObject(gone)
    await expect(prove(await again(), undefined, stale)).rejects.toMatchObject(gone)
  })

  test('but the password claim that named it may be sent again without it', async () => {
    const { steps, pool } = await withDevice()
    const { a, A } = createEphemeral()
    const asked = await steps.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: A })
    const answer = await claim(asked, a, password, pool.clock.now())
    const stale = { ...answer, DEVICE_KEY: 'us-east-1_00000000-0000-0000-0000-000000000000' }
    await expect(steps.respond(asked, stale)).rejects.toMatchObject(gone)
    expect((await steps.respond(asked, answer)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    await expect(steps.respond(asked, answer)).rejects.toMatchObject(wrong)
  })

  test('a device that is not remembered gets the code', async () => {
    const { again } = await withDevice({ remembered: false })
    expect((await again()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })
})

test.each(['start', 'answer'])('after custom challenges, with the key at the %s', async (place) => {
  const { steps, key, prove } = await withDevice({ settings: { triggers: riddle } })
  const named = { DEVICE_KEY: key }
  const asked = await steps.initiate('CUSTOM_AUTH', { USERNAME: 'ada', ...(place === 'start' && named) })
  const next = await steps.respond(asked, { USERNAME: 'ada', ANSWER: 'four', ...(place === 'answer' && named) })
  expect(next.ChallengeName).toBe('DEVICE_SRP_AUTH')
  const { verifier, answer } = await prove(next)
  expect((await steps.respond(verifier, answer)).AuthenticationResult).toBeDefined()
})

test('after ADMIN_USER_PASSWORD_AUTH it is a switch; SRP and the public flow are not touched by it', async () => {
  const { again, bySrp } = await withDevice({ settings: { adminPasswordAsksDevice: false } })
  expect((await again()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  expect((await bySrp('start')).ChallengeName).toBe('DEVICE_SRP_AUTH')
  const open = await withDevice({ kin: 'public', settings: { adminPasswordAsksDevice: false } })
  expect((await open.again()).ChallengeName).toBe('DEVICE_SRP_AUTH')
})
