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
  test('starts with options that a page can use', async () => {
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

  test('ends with a credential that is listed, excluded from the next registration, and deleted', async () => {
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
    ['a page of another site', { origin: 'https://evil.example' }, 'WebAuthnOriginNotAllowedException'],
    ['a page over plain http', { origin: 'http://auth.localhost' }, 'WebAuthnOriginNotAllowedException'],
    [
      'a credential for another relying party',
      { relyingPartyId: 'evil.example' },
      'WebAuthnRelyingPartyMismatchException',
    ],
    ['an algorithm that is not supported', { algorithm: 0x27 }, 'WebAuthnCredentialNotSupportedException'],
  ])('%s is refused, and the user can try again', async (_, overrides, name) => {
    const { begin, complete } = await withPasskeys()
    const begun = await begin()
    await expect(complete(begun, overrides)).rejects.toMatchObject({ name })
    await complete(begun)
  })

  test('requires the newest registration, of the same client, before it expires', async () => {
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

  test('requires a pool with passkeys', async () => {
    const off = await withPasskeys({ settings: { firstFactors: ['PASSWORD'] } })
    await expect(off.begin()).rejects.toMatchObject({ name: 'WebAuthnNotEnabledException' })
    const bare = await withPasskeys({ passkeys: { relyingPartyId: null } })
    await expect(bare.begin()).rejects.toMatchObject({ name: 'WebAuthnConfigurationMissingException' })
  })

  test('a page on a subdomain of the relying party id may use it over https', async () => {
    const { register, prefer, useAuthenticator } = await withPasskeys({ passkeys: { relyingPartyId: 'example.com' } })
    const overrides = { origin: 'https://login.example.com' }
    await register(overrides)
    expect((await useAuthenticator(await prefer(), overrides)).AuthenticationResult).toBeDefined()
  })
})

test('with `passkeyMfaByPreference`, a passkey counts as both factors after SetUserMFAPreference, beside another factor', async () => {
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

test('GetUserAuthFactors lists the factors that the user has set up', async () => {
  const { sdk, AccessToken, register } = await withPasskeys({
    settings: { firstFactors: ['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'] },
    user: { attributes: { email: 'ada@example.com', phone_number: '+15550100839' } },
  })
  const factors = async () => (await sdk.send(new GetUserAuthFactorsCommand({ AccessToken }))).ConfiguredUserAuthFactors
  expect(await factors()).toEqual(['PASSWORD', 'EMAIL_OTP'])
  await register()
  expect(await factors()).toEqual(['PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN'])
})
