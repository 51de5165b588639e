import { describe, expect, test } from 'vitest'
import { createAuthenticator } from '../testing/authenticator.ts'
import { matching, password, refused } from '../testing/client.ts'
import { withPasskeys } from '../testing/withPasskeys.ts'

const wrong = refused('Incorrect username or password.')
const used = refused('Invalid session for the user, session can only be used once.')
const totpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe.each(['admin', 'public'] as const)('T8: a passkey, %s', (family) => {
  test('signs in when it is preferred', async () => {
    const { register, prefer, useAuthenticator, requestOptions, authenticator } = await withPasskeys({ family })
    await register()
    const challenge = await prefer()
    expect(challenge).toMatchObject({ ChallengeName: 'WEB_AUTHN', AvailableChallenges: ['WEB_AUTHN'] })
    expect(Object.keys(challenge.ChallengeParameters ?? {})).toEqual(['CREDENTIAL_REQUEST_OPTIONS'])
    expect(requestOptions(challenge).options).toEqual({
      challenge: matching(/^[\w-]{43}$/),
      timeout: 180_000,
      rpId: 'localhost',
      allowCredentials: [{ type: 'public-key', id: authenticator.id, transports: ['internal'] }],
      userVerification: 'preferred',
    })
    expect((await useAuthenticator(challenge)).AuthenticationResult?.AccessToken).toBeDefined()
    await expect(useAuthenticator(challenge)).rejects.toMatchObject(used)
  })

  test('signs in when it is chosen, and a user who cancels can choose another challenge', async () => {
    const { register, steps, useAuthenticator } = await withPasskeys({ family })
    await register()
    const choice = await steps.initiate('USER_AUTH', { USERNAME: 'ada' })
    expect(choice.AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD', 'WEB_AUTHN'])
    const challenge = await steps.respond(choice, { USERNAME: 'ada', ANSWER: 'WEB_AUTHN' })
    const other = await steps.initiate('USER_AUTH', {
      USERNAME: 'ada',
      PREFERRED_CHALLENGE: 'PASSWORD',
      PASSWORD: password,
    })
    expect(other.AuthenticationResult).toBeDefined()
    expect((await useAuthenticator(challenge)).AuthenticationResult).toBeDefined()
  })
})

describe('an assertion is refused', () => {
  test.each([
    ['with a changed signature', { tamper: true }],
    ['from a page of another site', { origin: 'https://evil.example' }],
    ['from a host with a similar name', { origin: 'http://notlocalhost:5173' }],
    ['for another relying party', { relyingPartyId: 'evil.example' }],
  ])('%s, and the sign-in ends', async (_, overrides) => {
    const { register, prefer, useAuthenticator } = await withPasskeys()
    await register()
    const challenge = await prefer()
    await expect(useAuthenticator(challenge, overrides)).rejects.toMatchObject(wrong)
    await expect(useAuthenticator(challenge)).rejects.toMatchObject(used)
  })

  test('the Session stays usable if `failedPasskeyKeepsSession` is set', async () => {
    const { register, prefer, useAuthenticator } = await withPasskeys({ settings: { failedPasskeyKeepsSession: true } })
    await register()
    const challenge = await prefer()
    await expect(useAuthenticator(challenge, { tamper: true })).rejects.toMatchObject(wrong)
    expect((await useAuthenticator(challenge)).AuthenticationResult).toBeDefined()
  })

  test('for another challenge, and by another authenticator', async () => {
    const { register, prefer, steps, requestOptions, authenticator } = await withPasskeys()
    await register()
    const answer = async (source: typeof authenticator, otherChallenge?: string) => {
      const challenge = await prefer()
      const options = requestOptions(challenge)
      const CREDENTIAL = await source.get({ ...options, challenge: otherChallenge ?? options.challenge })
      return steps.respond(challenge, { USERNAME: 'ada', CREDENTIAL })
    }
    await expect(answer(authenticator, 'b'.repeat(43))).rejects.toMatchObject(wrong)
    await expect(answer(await createAuthenticator())).rejects.toMatchObject(wrong)
    expect((await answer(authenticator)).AuthenticationResult).toBeDefined()
  })

  test('for the user handle of another user', async () => {
    const { register, prefer, steps, requestOptions, authenticator } = await withPasskeys()
    await register()
    const challenge = await prefer()
    const CREDENTIAL = await authenticator.get({ ...requestOptions(challenge), userHandle: btoa('someone') })
    await expect(steps.respond(challenge, { USERNAME: 'ada', CREDENTIAL })).rejects.toMatchObject(wrong)
  })

  test('if it is not a credential, and the Session stays usable', async () => {
    const { register, prefer, steps, useAuthenticator } = await withPasskeys()
    await register()
    const challenge = await prefer()
    for (const CREDENTIAL of ['', 'no JSON', '[]', '{}']) {
      await expect(steps.respond(challenge, { USERNAME: 'ada', CREDENTIAL })).rejects.toMatchObject({
        name: 'InvalidParameterException',
      })
    }
    expect((await useAuthenticator(challenge)).AuthenticationResult).toBeDefined()
  })
})

describe('user verification', () => {
  test('preferred: an authenticator without it is accepted; required: it is refused', async () => {
    const lax = await withPasskeys()
    await lax.register({ userVerified: false })
    expect((await lax.useAuthenticator(await lax.prefer(), { userVerified: false })).AuthenticationResult).toBeDefined()
    const strict = await withPasskeys({ passkeys: { userVerification: 'required' } })
    await expect(strict.register({ userVerified: false })).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await strict.register()
    await expect(strict.useAuthenticator(await strict.prefer(), { userVerified: false })).rejects.toMatchObject(wrong)
    expect((await strict.useAuthenticator(await strict.prefer())).AuthenticationResult).toBeDefined()
  })

  test('a passkey is not offered if a second factor must follow, unless it counts as both factors', async () => {
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
    await expect(both.useAuthenticator(await both.prefer(), { userVerified: false })).rejects.toMatchObject(wrong)
    expect((await both.useAuthenticator(await both.prefer())).AuthenticationResult).toBeDefined()
  })
})

test('a simulated user is not offered a passkey', async () => {
  const { steps } = await withPasskeys({ client: { preventUserExistenceErrors: 'ENABLED' } })
  const requestOptions = await steps.initiate('USER_AUTH', { USERNAME: 'nobody', PREFERRED_CHALLENGE: 'WEB_AUTHN' })
  expect(requestOptions.ChallengeName).toBe('SELECT_CHALLENGE')
})
