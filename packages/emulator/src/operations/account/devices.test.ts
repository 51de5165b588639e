import {
  AdminForgetDeviceCommand,
  AdminGetDeviceCommand,
  AdminListDevicesCommand,
  AdminUpdateDeviceStatusCommand,
  ForgetDeviceCommand,
  GetDeviceCommand,
  ListDevicesCommand,
  UpdateDeviceStatusCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { refusal, start } from '../../testing/client.ts'
import { withDevice } from '../../testing/device.ts'

const gone = refusal('ResourceNotFoundException', 'Device does not exist.')
const none = 'us-east-1_00000000-0000-0000-0000-000000000000'

async function managed() {
  const device = await withDevice()
  const { sdk } = device.steps
  const { AccessToken } = device.tokens
  const own = { AccessToken, DeviceKey: device.key }
  const named = { UserPoolId: device.pool.id, Username: 'ada', DeviceKey: device.key }
  return { ...device, sdk, own, named }
}

describe('the owner of a device', () => {
  test('gets the device', async () => {
    const { sdk, own, key } = await managed()
    const { Device } = await sdk.send(new GetDeviceCommand(own))
    expect(Device).toMatchObject({
      DeviceKey: key,
      DeviceCreateDate: new Date(start),
      DeviceLastAuthenticatedDate: new Date(start),
    })
    expect(Device?.DeviceAttributes).toEqual(
      expect.arrayContaining([
        { Name: 'device_status', Value: 'valid' },
        { Name: 'device_name', Value: 'laptop' },
        { Name: 'dev:device_remembered_status', Value: 'remembered' },
      ]),
    )
  })

  test('lists confirmed devices only', async () => {
    const { sdk, own, key, pool, steps } = await managed()
    pool.clock.advance(30_000)
    const other = await steps.signIn('ada')
    await steps.respond(other, { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: pool.currentCode('ada') ?? '' })
    const { Devices, PaginationToken } = await sdk.send(new ListDevicesCommand(own))
    expect(Devices?.map(({ DeviceKey }) => DeviceKey)).toEqual([key])
    expect(PaginationToken).toBeUndefined()
  })

  test('stops remembering the device, and is asked for the code again', async () => {
    const { sdk, own, signInWithDevice } = await managed()
    await sdk.send(new UpdateDeviceStatusCommand({ ...own, DeviceRememberedStatus: 'not_remembered' }))
    expect((await signInWithDevice()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
    await sdk.send(new UpdateDeviceStatusCommand({ ...own, DeviceRememberedStatus: 'remembered' }))
    expect((await signInWithDevice()).ChallengeName).toBe('DEVICE_SRP_AUTH')
  })

  test('forgets the device, which then works neither for a sign-in nor for a refresh', async () => {
    const { sdk, own, signInWithDevice, steps, tokens, key } = await managed()
    await sdk.send(new ForgetDeviceCommand(own))
    await expect(signInWithDevice()).rejects.toMatchObject(gone)
    const refresh = { REFRESH_TOKEN: tokens.RefreshToken ?? '', DEVICE_KEY: key }
    await expect(steps.initiate('REFRESH_TOKEN_AUTH', refresh)).rejects.toMatchObject(gone)
    await expect(sdk.send(new ForgetDeviceCommand(own))).rejects.toMatchObject(gone)
  })

  test('gets an exception for an unknown device', async () => {
    const { sdk, own } = await managed()
    const stale = { ...own, DeviceKey: none }
    await expect(sdk.send(new GetDeviceCommand(stale))).rejects.toMatchObject(gone)
    const remember = new UpdateDeviceStatusCommand({ ...stale, DeviceRememberedStatus: 'remembered' })
    await expect(sdk.send(remember)).rejects.toMatchObject(gone)
    await expect(sdk.send(new UpdateDeviceStatusCommand(own))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })
})

test('an administrator does the same for a named user', async () => {
  const { sdk, named, key, signInWithDevice } = await managed()
  expect((await sdk.send(new AdminGetDeviceCommand(named))).Device?.DeviceKey).toBe(key)
  expect((await sdk.send(new AdminListDevicesCommand(named))).Devices).toHaveLength(1)
  await sdk.send(new AdminUpdateDeviceStatusCommand({ ...named, DeviceRememberedStatus: 'not_remembered' }))
  expect((await signInWithDevice()).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')
  await sdk.send(new AdminForgetDeviceCommand(named))
  await expect(sdk.send(new AdminGetDeviceCommand(named))).rejects.toMatchObject(gone)
})
