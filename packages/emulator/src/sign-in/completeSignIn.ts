import { newDevice } from '../credentials/device.ts'
import type { Clock } from '../environment/clock.ts'
import type { Random } from '../environment/random.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { SignIn } from './signIn.ts'

/** Ends a sign-in: returns its tokens and, in a pool that tracks devices, NewDeviceMetadata. */
export type CompleteSignIn = (signIn: SignIn) => Promise<OperationOutput>

export function createCompleteSignIn({
  clock,
  random,
  tokens,
}: {
  readonly clock: Clock
  readonly random: Random
  readonly tokens: Tokens
}): CompleteSignIn {
  return async ({ pool, client, user, deviceKey, assurance }) => {
    user.confirmedThrough = null
    const device =
      pool.settings.deviceTracking && deviceKey === null
        ? newDevice(pool.region, pool.deviceGroupKey, random, clock.now())
        : undefined
    if (device) user.devices.set(device.key, device)
    const { methods } = assurance
    const grant = tokens.grant({ pool, client, user, deviceKey: device?.key ?? deviceKey, methods })
    return {
      AuthenticationResult: {
        ...(await tokens.issue(grant)),
        RefreshToken: tokens.issueRefreshToken(grant),
        ...(device && { NewDeviceMetadata: { DeviceKey: device.key, DeviceGroupKey: device.groupKey } }),
      },
      ChallengeParameters: {},
    }
  }
}
