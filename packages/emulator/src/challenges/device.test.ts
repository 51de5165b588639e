import { createEphemeral } from '@challenge-kit/core/srp'
import { describe, expect, test } from 'vitest'
import type { PoolSettings } from '../index.ts'
import { claim } from '../testing/passwordClaim.ts'
import type { ApiFamily } from '../testing/client.ts'
import { matching, password, refusal, refused } from '../testing/client.ts'
import { withDevice } from '../testing/device.ts'
import { customTriggers } from '../testing/customChallenge.ts'

const wrong = refused('Incorrect username or password.')
const gone = refusal('ResourceNotFoundException', 'Device does not exist.')
const never: Partial<PoolSettings> = { deviceChallengeSession: false }

describe.each(['admin', 'public'] as const)('T6: a remembered device, %s', (family: ApiFamily) => {
  test('replaces the code, and the output has no NewDeviceMetadata', async () => {
    const { steps, signInWithDevice, prove, key, pool } = await withDevice({ family })
    const challenge = await signInWithDevice()
    expect(challenge).toMatchObject({ ChallengeName: 'DEVICE_SRP_AUTH', Session: matching(/^AYAB/) })
    expect(challenge.ChallengeParameters).toEqual({ USERNAME: 'ada', USER_ID_FOR_SRP: 'ada' })
    const { verifier, answer } = await prove(challenge)
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

  test('works without a Session in both responses, whether `deviceChallengeSession` is on or off', async () => {
    for (const settings of [{}, never]) {
      const { steps, signInWithDevice, prove } = await withDevice({ family, settings })
      const { verifier, answer } = await prove({ ...(await signInWithDevice()), Session: undefined })
      const done = await steps.respond({ ...verifier, Session: undefined }, answer)
      expect(done.AuthenticationResult?.AccessToken).toBeDefined()
    }
  })

  test('works after USER_SRP_AUTH, with DEVICE_KEY at the start or with the signature', async () => {
    const { steps, bySrp, prove } = await withDevice({ family })
    for (const place of ['start', 'claim'] as const) {
      const challenge = await bySrp(place)
      expect(challenge.ChallengeName).toBe('DEVICE_SRP_AUTH')
      const { verifier, answer } = await prove(challenge)
      expect((await steps.respond(verifier, answer)).AuthenticationResult).toBeDefined()
    }
  })
})

describe('a device does not replace the first factor', () => {
  test('its challenge cannot be answered without the password', async () => {
    const { prove, pool, signInWithDevice } = await withDevice()
    await expect(prove({ ChallengeName: 'DEVICE_SRP_AUTH' })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
    await signInWithDevice()
    pool.clock.advance(180_000)
    await expect(prove({ ChallengeName: 'DEVICE_SRP_AUTH' })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
  })

  test('its signature is not accepted as the password, nor the password as its signature', async () => {
    const { steps, signInWithDevice, prove, bySrp } = await withDevice()
    const { verifier, answer } = await prove(await signInWithDevice())
    await expect(steps.respond(verifier, answer, 'PASSWORD_VERIFIER')).rejects.toMatchObject(wrong)
    await expect(bySrp('start', 'DEVICE_PASSWORD_VERIFIER')).rejects.toMatchObject(wrong)
  })

  test('the Session of another challenge is refused', async () => {
    const { prove, signInWithDevice } = await withDevice()
    const challenge = await signInWithDevice()
    const { verifier } = await prove(challenge)
    await expect(prove({ ...challenge, Session: verifier.Session })).rejects.toMatchObject(
      refused('Invalid session for the user.'),
    )
    await expect(prove(challenge)).rejects.toMatchObject(
      refused('Invalid session for the user, session can only be used once.'),
    )
  })
})

describe('a device is refused', () => {
  test('with a wrong device password, and the sign-in ends', async () => {
    const { steps, signInWithDevice, prove } = await withDevice()
    const { verifier, answer } = await prove(await signInWithDevice(), 'wrong')
    await expect(steps.respond(verifier, answer)).rejects.toMatchObject(wrong)
    await expect(steps.respond(verifier, answer)).rejects.toMatchObject(wrong)
  })

  test('with an unknown key, in each request', async () => {
    const { steps, signInWithDevice, prove } = await withDevice()
    const stale = 'us-east-1_00000000-0000-0000-0000-000000000000'
    await expect(steps.signIn('ada', password, { DEVICE_KEY: stale })).rejects.toMatchObject(gone)
    await expect(prove(await signInWithDevice(), undefined, stale)).rejects.toMatchObject(gone)
  })

  test('with the password signature, which can be sent again without DEVICE_KEY', async () => {
    const { steps, pool } = await withDevice()
    const { a, A } = createEphemeral()
    const challenge = await steps.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: A })
    const answer = await claim(challenge, a, password, pool.clock.now())
    const stale = { ...answer, DEVICE_KEY: 'us-east-1_00000000-0000-0000-0000-000000000000' }
    await expect(steps.respond(challenge, stale)).rejects.toMatchObject(gone)
    expect((await steps.respond(challenge, answer)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    await expect(steps.respond(challenge, answer)).rejects.toMatchObject(wrong)
  })

  test('if it is not remembered, and the user is asked for the code', async () => {
    const { signInWithDevice } = await withDevice({ remembered: false })
    expect((await signInWithDevice()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  })
})

test.each(['start', 'answer'])(
  'a device proves itself after custom challenges, with DEVICE_KEY at the %s',
  async (place) => {
    const { steps, key, prove } = await withDevice({ settings: { triggers: customTriggers } })
    const named = { DEVICE_KEY: key }
    const challenge = await steps.initiate('CUSTOM_AUTH', { USERNAME: 'ada', ...(place === 'start' && named) })
    const next = await steps.respond(challenge, { USERNAME: 'ada', ANSWER: 'four', ...(place === 'answer' && named) })
    expect(next.ChallengeName).toBe('DEVICE_SRP_AUTH')
    const { verifier, answer } = await prove(next)
    expect((await steps.respond(verifier, answer)).AuthenticationResult).toBeDefined()
  },
)

test('`adminPasswordAsksDevice` affects ADMIN_USER_PASSWORD_AUTH, and neither SRP nor the public flow', async () => {
  const { signInWithDevice, bySrp } = await withDevice({ settings: { adminPasswordAsksDevice: false } })
  expect((await signInWithDevice()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  expect((await bySrp('start')).ChallengeName).toBe('DEVICE_SRP_AUTH')
  const open = await withDevice({ family: 'public', settings: { adminPasswordAsksDevice: false } })
  expect((await open.signInWithDevice()).ChallengeName).toBe('DEVICE_SRP_AUTH')
})
