import {
  DeleteWebAuthnCredentialCommand,
  GetUserAuthFactorsCommand,
  ListWebAuthnCredentialsCommand,
  SetUserMFAPreferenceCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { matching, signInSteps, start } from '../../testing/client.ts'
import { withPasskeys } from '../../testing/withPasskeys.ts'

describe('registering a passkey', () => {
  test('begins with options as a page takes them', async () => {
    const { begin, pool } = await withPasskeys({ passkeys: { userVerification: 'required' } })
    expect((await begin()).options).toEqual({
      authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification: 'required' },
      challenge: matching(/^[\w-]{43}$/),
      excludeCredentials: [],
      pubKeyCredParams: [
        { alg: -7, type: 'public-key' },
        { alg: -257, type: 'public-key' },
      ],
      rp: { id: 'localhost', name: 'localhost' },
      timeout: 60_000,
      user: { displayName: 'ada', id: btoa(pool.user('ada')?.sub ?? '').replaceAll('=', ''), name: 'ada' },
    })
  })

  test('ends with a credential that is listed, excluded the next time, and deleted', async () => {
    const { sdk, AccessToken, authenticator, register, begin, pool, prefer } = await withPasskeys()
    await register()
    const { Credentials } = await sdk.send(new ListWebAuthnCredentialsCommand({ AccessToken }))
    expect(Credentials).toEqual([
      {
        CredentialId: authenticator.id,
        FriendlyCredentialName: 'Passkey',
        RelyingPartyId: 'localhost',
        AuthenticatorAttachment: 'platform',
        AuthenticatorTransports: ['internal'],
        CreatedAt: new Date(start),
      },
    ])
    expect(pool.user('ada')?.passkeys).toEqual([{ id: authenticator.id, relyingPartyId: 'localhost' }])
    expect((await begin()).options['excludeCredentials']).toEqual([{ id: authenticator.id, type: 'public-key' }])
    const remove = new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: authenticator.id })
    await sdk.send(remove)
    expect((await prefer()).ChallengeName).toBe('SELECT_CHALLENGE')
    await expect(sdk.send(remove)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  test.each([
    ['from a page elsewhere', { origin: 'https://evil.example' }, 'WebAuthnOriginNotAllowedException'],
    ['over plain http', { origin: 'http://auth.localhost' }, 'WebAuthnOriginNotAllowedException'],
    ['for another relying party', { relyingPartyId: 'evil.example' }, 'WebAuthnRelyingPartyMismatchException'],
    ['with an algorithm that is not supported', { algorithm: 0x27 }, 'WebAuthnCredentialNotSupportedException'],
  ])('%s is refused, and can be tried again', async (_, manner, name) => {
    const { begin, complete } = await withPasskeys()
    const begun = await begin()
    await expect(complete(begun, manner)).rejects.toMatchObject({ name })
    await complete(begun)
  })

  test('needs one that was begun, by the same client, in time, and that is the last', async () => {
    const { begin, complete, pool } = await withPasskeys()
    const missing = { name: 'WebAuthnChallengeNotFoundException' }
    const first = await begin()
    const second = await begin()
    await expect(complete(first)).rejects.toMatchObject(missing)
    const other = (await signInSteps(pool, 'admin', 'other').signIn('ada')).AuthenticationResult?.AccessToken
    await expect(complete(second, {}, other)).rejects.toMatchObject({ name: 'WebAuthnClientMismatchException' })
    await complete(second)
    await expect(complete(second)).rejects.toMatchObject(missing)
    const late = await begin()
    pool.clock.advance(180_000)
    await expect(complete(late)).rejects.toMatchObject(missing)
  })

  test('needs a pool that takes passkeys', async () => {
    const off = await withPasskeys({ settings: { firstFactors: ['PASSWORD'] } })
    await expect(off.begin()).rejects.toMatchObject({ name: 'WebAuthnNotEnabledException' })
    const bare = await withPasskeys({ passkeys: { relyingPartyId: null } })
    await expect(bare.begin()).rejects.toMatchObject({ name: 'WebAuthnConfigurationMissingException' })
  })

  test('a page below the relying party may use it, by https', async () => {
    const { register, prefer, touch } = await withPasskeys({ passkeys: { relyingPartyId: 'example.com' } })
    const manner = { origin: 'https://login.example.com' }
    await register(manner)
    expect((await touch(await prefer(), manner)).AuthenticationResult).toBeDefined()
  })
})

test('a passkey for both factors may be a matter of preference, beside another factor', async () => {
  const { sdk, AccessToken, register, prefer, pool } = await withPasskeys({
    passkeys: { factor: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
    settings: { factors: ['SMS_MFA'], passkeyMfaByPreference: true },
    user: { attributes: { phone_number: '+15550100839' } },
  })
  await register()
  pool.settings.update({ mfa: 'ON' })
  expect((await prefer()).AvailableChallenges).not.toContain('WEB_AUTHN')
  const on = { AccessToken, WebAuthnMfaSettings: { Enabled: true } }
  const alone = new SetUserMFAPreferenceCommand(on)
  await expect(sdk.send(alone)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  await sdk.send(new SetUserMFAPreferenceCommand({ ...on, SMSMfaSettings: { Enabled: true } }))
  expect((await prefer()).ChallengeName).toBe('WEB_AUTHN')
  await sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, WebAuthnMfaSettings: { Enabled: false } }))
  expect((await prefer()).ChallengeName).toBe('SELECT_CHALLENGE')
  pool.settings.update({ passkeys: { ...pool.settings.read().passkeys, factor: 'SINGLE_FACTOR' } })
  await expect(sdk.send(alone)).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('GetUserAuthFactors names what a person has', async () => {
  const { sdk, AccessToken, register } = await withPasskeys({
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] },
    user: { attributes: { email: 'ada@example.com', phone_number: '+15550100839' } },
  })
  const factors = async () => (await sdk.send(new GetUserAuthFactorsCommand({ AccessToken }))).ConfiguredUserAuthFactors
  expect(await factors()).toEqual(['PASSWORD', 'EMAIL_OTP'])
  await register()
  expect(await factors()).toEqual(['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'])
})
