import { ConfirmDeviceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { describe, expect, test } from 'vitest'
import { connect, password, refusal, refused } from '../testing/client.ts'
import { signedIn } from '../testing/signedIn.ts'

describe('in a pool that tracks devices', () => {
  const tracking = { challengeRequiredOnNewDevice: false, onlyRememberedOnUserPrompt: true }
  const verifier = { Salt: btoa('\u0001salt'), PasswordVerifier: btoa('\u0001verifier') }

  test('a refresh requires the key of a confirmed device', async () => {
    const { pool, tokens, refresh, exchange } = await signedIn({}, { deviceTracking: tracking })
    const sdk = connect(pool)
    const DeviceKey = tokens.NewDeviceMetadata?.DeviceKey ?? ''
    const invalid = refused('Invalid Refresh Token.')
    await expect(refresh()).rejects.toMatchObject(invalid)
    await expect(refresh(undefined, { DEVICE_KEY: DeviceKey })).rejects.toMatchObject(invalid)

    const confirm = (key = DeviceKey, DeviceSecretVerifierConfig = verifier) =>
      sdk.send(
        new ConfirmDeviceCommand({ AccessToken: tokens.AccessToken, DeviceKey: key, DeviceSecretVerifierConfig }),
      )
    await expect(confirm('us-east-1_00000000-0000-0000-0000-000000000000')).rejects.toMatchObject(
      refusal('InvalidParameterException', 'Invalid device key given.'),
    )
    const negative = { ...verifier, Salt: btoa('\u0080salt') }
    await expect(confirm(DeviceKey, negative)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    expect(await confirm()).toMatchObject({ UserConfirmationNecessary: true })
    await expect(confirm()).rejects.toMatchObject({ name: 'DeviceKeyExistsException' })

    await expect(refresh()).rejects.toMatchObject(invalid)
    const fresh = await refresh(undefined, { DEVICE_KEY: DeviceKey })
    expect(decodeJwt(fresh.AuthenticationResult?.AccessToken ?? '')['device_key']).toBe(DeviceKey)
    expect((await exchange(undefined, { DeviceKey })).AuthenticationResult).toBeDefined()
    await expect(refresh(undefined, { DEVICE_KEY: 'us-east-1_gone' })).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 'Device does not exist.'),
    )
  })

  test('a known DEVICE_KEY gets no NewDeviceMetadata, and an unknown DEVICE_KEY is refused', async () => {
    const { pool, tokens, steps } = await signedIn(
      {},
      { deviceTracking: { ...tracking, onlyRememberedOnUserPrompt: false } },
    )
    const { DeviceKey } = tokens.NewDeviceMetadata ?? {}
    const confirm = { AccessToken: tokens.AccessToken, DeviceKey, DeviceSecretVerifierConfig: verifier }
    expect(await connect(pool).send(new ConfirmDeviceCommand(confirm))).toMatchObject({
      UserConfirmationNecessary: false,
    })
    const again = await steps.signIn('ada', password, { DEVICE_KEY: DeviceKey ?? '' })
    expect(again.AuthenticationResult?.NewDeviceMetadata).toBeUndefined()
    await expect(steps.signIn('ada', password, { DEVICE_KEY: 'us-east-1_gone' })).rejects.toMatchObject(
      refusal('ResourceNotFoundException', 'Device does not exist.'),
    )
  })
})
