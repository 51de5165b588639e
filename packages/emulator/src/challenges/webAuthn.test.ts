import { describe, expect, test } from 'vitest'
import { createAuthenticator } from '../testing/authenticator.ts'
import { matching, password, refused } from '../testing/client.ts'
import { withPasskeys } from '../testing/withPasskeys.ts'

const wrong = refused('Incorrect username or password.')
const used = refused('Invalid session for the user, session can only be used once.')
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe.each(['admin', 'public'] as const)('T8: a passkey, %s', (kin) => {
  test('signs in when it is preferred', async () => {
    const { register, prefer, touch, asked, authenticator } = await withPasskeys({ kin })
    await register()
    const question = await prefer()
    expect(question).toMatchObject({ ChallengeName: 'WEB_AUTHN', AvailableChallenges: ['WEB_AUTHN'] })
    expect(Object.keys(question.ChallengeParameters ?? {})).toEqual(['CREDENTIAL_REQUEST_OPTIONS'])
    expect(asked(question).options).toEqual({
      challenge: matching(/^[\w-]{43}$/),
      timeout: 180_000,
      rpId: 'localhost',
      allowCredentials: [{ type: 'public-key', id: authenticator.id, transports: ['internal'] }],
      userVerification: 'preferred',
    })
    expect((await touch(question)).AuthenticationResult?.AccessToken).toBeDefined()
    await expect(touch(question)).rejects.toMatchObject(used)
  })

  test('signs in when it is chosen; who cancels takes another way', async () => {
    const { register, steps, touch } = await withPasskeys({ kin })
    await register()
    const choice = await steps.initiate('USER_AUTH', { USERNAME: 'ada' })
    expect(choice.AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD', 'WEB_AUTHN'])
    const question = await steps.respond(choice, { USERNAME: 'ada', ANSWER: 'WEB_AUTHN' })
    const other = await steps.initiate('USER_AUTH', {
      USERNAME: 'ada',
      PREFERRED_CHALLENGE: 'PASSWORD',
      PASSWORD: password,
    })
    expect(other.AuthenticationResult).toBeDefined()
    expect((await touch(question)).AuthenticationResult).toBeDefined()
  })
})

describe('an assertion is refused', () => {
  test.each([
    ['with a tampered signature', { tamper: true }],
    ['from a page elsewhere', { origin: 'https://evil.example' }],
    ['from a host that only looks alike', { origin: 'http://notlocalhost:5173' }],
    ['for another relying party', { relyingPartyId: 'evil.example' }],
  ])('%s, and ends the attempt', async (_, manner) => {
    const { register, prefer, touch } = await withPasskeys()
    await register()
    const question = await prefer()
    await expect(touch(question, manner)).rejects.toMatchObject(wrong)
    await expect(touch(question)).rejects.toMatchObject(used)
  })

  test('or leaves the Session usable, where the pool is set so', async () => {
    const { register, prefer, touch } = await withPasskeys({ settings: { failedPasskeyKeepsSession: true } })
    await register()
    const question = await prefer()
    await expect(touch(question, { tamper: true })).rejects.toMatchObject(wrong)
    expect((await touch(question)).AuthenticationResult).toBeDefined()
  })

  test('to another challenge, and by another authenticator', async () => {
    const { register, prefer, steps, asked, authenticator } = await withPasskeys()
    await register()
    const answer = async (source: typeof authenticator, challenge?: string) => {
      const question = await prefer()
      const options = asked(question)
      const CREDENTIAL = await source.get({ ...options, challenge: challenge ?? options.challenge })
      return steps.respond(question, { USERNAME: 'ada', CREDENTIAL })
    }
    await expect(answer(authenticator, 'b'.repeat(43))).rejects.toMatchObject(wrong)
    await expect(answer(await createAuthenticator())).rejects.toMatchObject(wrong)
    expect((await answer(authenticator)).AuthenticationResult).toBeDefined()
  })

  test('for the handle of another person', async () => {
    const { register, prefer, steps, asked, authenticator } = await withPasskeys()
    await register()
    const question = await prefer()
    const CREDENTIAL = await authenticator.get({ ...asked(question), userHandle: btoa('someone') })
    await expect(steps.respond(question, { USERNAME: 'ada', CREDENTIAL })).rejects.toMatchObject(wrong)
  })

  test('when it is no credential at all, and the Session stays', async () => {
    const { register, prefer, steps, touch } = await withPasskeys()
    await register()
    const question = await prefer()
    for (const CREDENTIAL of ['', 'no JSON', '[]', '{}']) {
      await expect(steps.respond(question, { USERNAME: 'ada', CREDENTIAL })).rejects.toMatchObject({
        name: 'InvalidParameterException',
      })
    }
    expect((await touch(question)).AuthenticationResult).toBeDefined()
  })
})

describe('user verification', () => {
  test('preferred: an authenticator without it will do; required: it will not', async () => {
    const lax = await withPasskeys()
    await lax.register({ userVerified: false })
    expect((await lax.touch(await lax.prefer(), { userVerified: false })).AuthenticationResult).toBeDefined()
    const strict = await withPasskeys({ passkeys: { userVerification: 'required' } })
    await expect(strict.register({ userVerified: false })).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await strict.register()
    await expect(strict.touch(await strict.prefer(), { userVerified: false })).rejects.toMatchObject(wrong)
    expect((await strict.touch(await strict.prefer())).AuthenticationResult).toBeDefined()
  })

  test('a passkey is not offered where a second factor is due, unless it counts for both', async () => {
    const single = await withPasskeys()
    await single.register()
    single.pool.settings.update({ mfa: 'ON' })
    expect((await single.prefer()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD'])
    const both = await withPasskeys({
      passkeys: { factor: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
      user: { totpSecret },
    })
    await both.register()
    both.pool.settings.update({ mfa: 'ON' })
    await expect(both.touch(await both.prefer(), { userVerified: false })).rejects.toMatchObject(wrong)
    expect((await both.touch(await both.prefer())).AuthenticationResult).toBeDefined()
  })
})

test('nobody is offered a passkey', async () => {
  const { steps } = await withPasskeys({ client: { preventUserExistenceErrors: 'ENABLED' } })
  const asked = await steps.initiate('USER_AUTH', { USERNAME: 'nobody', PREFERRED_CHALLENGE: 'WEB_AUTHN' })
  expect(asked.ChallengeName).toBe('SELECT_CHALLENGE')
})
