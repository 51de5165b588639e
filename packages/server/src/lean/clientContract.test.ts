import { createAuthenticator } from '@challenge-kit/emulator/authenticator'
import { readPasskeyAttestation } from '@challenge-kit/core'
import { describe, expect, test } from 'vitest'
import type { CognitoPort } from '../cognito/port.ts'
import type { CognitoTokens } from '../cognito/result.ts'
import {
  type ClientBackend,
  clients,
  context,
  failure,
  passwordStart,
  withClient,
} from '../testing/faults/cognitoClients.ts'
import { PASSWORD } from '../testing/testBackend.ts'

async function signIn({ pool, port }: ClientBackend, api: 'admin' | 'public' = 'admin'): Promise<CognitoTokens> {
  const challenge = await port().initiateAuth(passwordStart(api))
  if (challenge.kind !== 'challenge') throw new Error(challenge.kind)
  expect(challenge.name).toBe('SOFTWARE_TOKEN_MFA')
  const { name, cognitoSession } = challenge
  const responses = { SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('ada') ?? '' }
  const answer = { api, name, cognitoSession, username: 'ada', responses, context }
  const result = await port().respondToAuthChallenge(answer)
  if (result.kind !== 'tokens') throw new Error(result.kind)
  return result.tokens
}

describe.each(clients)('over %s', (_, create) => {
  test.each(['admin', 'public'] as const)(
    'a sign-in by the %s calls returns a challenge and then tokens',
    async (api) => {
      await withClient(create, async (backend) => {
        const tokens = await signIn(backend, api)
        expect(tokens).toEqual({
          accessToken: expect.stringMatching(/^ey/),
          refreshToken: expect.any(String),
          idToken: expect.stringMatching(/^ey/),
          expiresIn: 3_600,
          newDevice: { key: expect.any(String), groupKey: expect.any(String) },
        })
      })
    },
  )

  test('tokens are refreshed, revoked and ended everywhere', async () => {
    await withClient(create, async (backend) => {
      const { refreshToken, newDevice, accessToken } = await signIn(backend)
      const device = { deviceKey: newDevice?.key ?? null }
      const port = backend.port()
      const verifier = { salt: 'AAECAwQFBgcICQoLDA0ODw==', verifier: 'AQIDBA==' }
      await port.confirmDevice({ accessToken, key: device.deviceKey ?? '', ...verifier })
      const refreshed = await port.getTokensFromRefreshToken({ refreshToken: refreshToken ?? '', ...device })
      expect(refreshed.accessToken).not.toBe(accessToken)
      await port.revokeToken(refreshed.refreshToken ?? '')
      const again = port.getTokensFromRefreshToken({ refreshToken: refreshed.refreshToken ?? '', ...device })
      expect(await failure(again)).toEqual(['flow_expired', 'flow_expired', 'NotAuthorizedException', false])
    })
  })

  test('devices are confirmed, listed with their times, and forgotten', async () => {
    await withClient(create, async (backend) => {
      const { accessToken, newDevice } = await signIn(backend)
      const port = backend.port()
      const key = newDevice?.key ?? ''
      const verifier = { salt: 'AAECAwQFBgcICQoLDA0ODw==', verifier: 'AQIDBA==' }
      expect(await port.confirmDevice({ accessToken, key, ...verifier })).toEqual({ askUser: true })
      await port.updateDeviceStatus({ accessToken, key, remembered: true })
      const seconds = Math.floor(backend.pool.clock.now() / 1_000)
      const devices = await port.account.listDevices(accessToken, {})
      expect(devices).toMatchObject([{ id: key, remembered: true }])
      expect(Math.abs((devices[0]?.lastUsedAt ?? 0) - seconds)).toBeLessThan(60)
      await port.account.forgetDevice(accessToken, { id: key })
      await port.account.forgetDevice(accessToken, { id: key })
      expect(await port.account.listDevices(accessToken, {})).toEqual([])
    })
  })

  test('the user changes the password, the second factor and the passkeys', async () => {
    await withClient(create, async (backend) => {
      const { accessToken } = await signIn(backend)
      const { account } = backend.port()
      expect(await account.getUser(accessToken, {})).toEqual({
        methods: ['SOFTWARE_TOKEN_MFA'],
        preferred: 'SOFTWARE_TOKEN_MFA',
      })
      await account.setUserMfaPreference(accessToken, { method: 'SOFTWARE_TOKEN_MFA', use: 'enabled' })
      expect(await account.getUser(accessToken, {})).toMatchObject({ preferred: null })
      expect(await account.associateSoftwareToken(accessToken, {})).toMatch(/^[A-Z2-7]{32,}$/)
      expect(await failure(account.verifySoftwareToken(accessToken, { code: '000000' }))).toContain('code_mismatch')
      await account.changePassword(accessToken, { password: PASSWORD, newPassword: 'Another-horse-2' })
      await addPasskey(account, accessToken)
      const [passkey] = await account.listWebAuthnCredentials(accessToken, {})
      expect(Math.abs((passkey?.createdAt ?? 0) - backend.pool.clock.now() / 1_000)).toBeLessThan(60)
      await account.deleteWebAuthnCredential(accessToken, { id: passkey?.id ?? '' })
      expect(await account.listWebAuthnCredentials(accessToken, {})).toEqual([])
      await account.globalSignOut(accessToken, {})
      expect(await failure(account.getUser(accessToken, {}))).toContain('NotAuthorizedException')
    })
  })

  test('a password is reset, and a sign-up is confirmed', async () => {
    await withClient(create, async ({ pool, port }) => {
      const cognito = port()
      const ada = { username: 'ada', context }
      expect(await cognito.forgotPassword(ada)).toEqual({ destination: 'a***@e***' })
      const ConfirmationCode = pool.outbox.last('ada@example.com')?.code ?? ''
      await cognito.confirmForgotPassword({ ...ada, answer: { ConfirmationCode, Password: 'Another-horse-2' } })
      const eve = { username: 'eve', context }
      expect(await cognito.resendConfirmationCode(eve)).toEqual({ destination: 'e***@e***' })
      const code = pool.outbox.last('eve@example.com')?.code ?? ''
      await cognito.confirmSignUp({ ...eve, answer: { ConfirmationCode: code } })
      const { kind } = await cognito.initiateAuth(passwordStart('admin', 'eve'))
      expect(kind).toBe('tokens')
    })
  })
})

/** Adds a passkey as the browser does. */
async function addPasskey(account: CognitoPort['account'], accessToken: string): Promise<void> {
  const { challenge, user } = await account.startWebAuthnRegistration(accessToken, {})
  const options = { challenge, relyingPartyId: 'app.example.com', userHandle: user.id }
  const authenticator = await createAuthenticator()
  const credential = await authenticator.create(options, { origin: 'https://app.example.com' })
  await account.completeWebAuthnRegistration(accessToken, readPasskeyAttestation(credential, 'bad_request'))
}
