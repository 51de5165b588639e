import type { CognitoPort } from '../cognito/port.ts'
import { type CognitoTokens, deviceKeyOf } from '../cognito/result.ts'
import type { SealedCookie } from '../crypto/cookies.ts'
import { confirmDevice, type DeviceOwner, type DevicePolicy } from './confirmDevice.ts'
import type { HttpRequest } from '../request/httpRequest.ts'
import {
  type Device,
  DEVICE_LIFETIME,
  devicePayload,
  type DeviceUser,
  expiredDevices,
  readDevices,
  rememberedDevice,
  withoutDevice,
} from './deviceCookie.ts'

/** What a call changes in the device cookie. */
export interface DeviceChange {
  /** A device that is new, or was just used. */
  readonly used?: Device | null
  /** A device that Cognito no longer knows. */
  readonly forgotten?: Device | null
}

/** The request in which a user signs in. */
export interface DeviceRequest {
  readonly request: HttpRequest
  readonly cognito: CognitoPort
  noteException(thrown: unknown): void
}

/** The remembered devices of a browser. */
export interface Devices {
  /** The devices in the cookie of the request. */
  known(request: HttpRequest): Promise<readonly Device[]>
  /** The device that replaces the second factor of this user, or null. */
  remembered(request: HttpRequest, user: DeviceUser): Promise<Device | null>
  /**
   * Resolves to the device that the tokens of a sign-in belong to: a new device, which is confirmed, or a device from the
   * cookie. Makes Cognito forget expired devices of the account and, after a step-up, the account's earlier device.
   */
  afterSignIn(
    tokens: CognitoTokens,
    owner: Omit<DeviceOwner, 'now'> & { readonly isStepUp: boolean },
    context: DeviceRequest,
  ): Promise<Device | null>
  /** The `Set-Cookie` line of a change. Empty if nothing changes. */
  setCookie(request: HttpRequest, change: DeviceChange): Promise<readonly string[]>
}

interface DevicesParts {
  readonly cookie: SealedCookie
  readonly policy: DevicePolicy | null
  /** Seconds since 1970. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

export function createDevices({ cookie, policy, now, random }: DevicesParts): Devices {
  const known = async (request: HttpRequest): Promise<readonly Device[]> => readDevices(await cookie.read(request))

  return {
    known,
    remembered: async (request, user) =>
      policy === null || policy.remember === 'never' ? null : rememberedDevice(await known(request), user, now()),
    afterSignIn: async (tokens, { username, typed, remember, isStepUp }, { request, cognito, noteException }) => {
      const key = deviceKeyOf(tokens)
      const devices = await known(request)
      const before = isStepUp ? devices.filter((device) => device.username === username) : []
      const outdated = new Set([...expiredDevices(devices, username, now()), ...before])
      const forgotten = [...outdated].filter((device) => device.key !== key)
      // A step-up never creates a remembered device, because the user was not asked.
      const ownPolicy = isStepUp && policy ? ({ ...policy, remember: 'never' } as const) : policy
      const owner = { username, typed: before[0]?.typed ?? typed, remember, now: now() }
      const [confirmed] = await Promise.all([
        confirmDevice(tokens, owner, { cognito, policy: ownPolicy, random, noteException }),
        ...forgotten.map(({ key: id }) =>
          cognito.account.forgetDevice(tokens.accessToken, { id }).catch(noteException),
        ),
      ])
      if (confirmed) return confirmed
      const used = devices.find((device) => device.key === key)
      return used ? { ...used, usedAt: now() } : null
    },
    setCookie: async (request, { used, forgotten }) => {
      if (!used && !forgotten) return []
      const devices = await known(request)
      const payload = used ? devicePayload(devices, used) : forgotten && withoutDevice(devices, forgotten)
      return [await cookie.set(payload, DEVICE_LIFETIME)]
    },
  }
}
