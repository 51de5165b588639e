import {
  type AccountCalls,
  type Calls,
  type MfaSettings,
  type PasswordPolicy,
  readObject,
  type RememberedDevice,
  SignInError,
  toSignInError,
} from '@challenge-kit/core'
import type { DeviceChange, Devices } from '../devices/devices.ts'
import type { Limits } from '../limits/checkLimits.ts'
import type { SessionGuard, SignedInUser } from '../session/requireSession.ts'
import type { SessionContext } from '../session/session.ts'
import { readId, readMfaPreference, readNewPasskey, readPasswordChange, readTotpProof } from './inputs.ts'

/** What an account call needs from one request. */
export interface AccountContext extends SessionContext {
  readonly changes: SessionContext['changes'] & { device?: DeviceChange }
}

/** The signed-in user of a call, and the request. */
interface AccountCall extends SignedInUser {
  readonly context: AccountContext
}

interface AccountParts {
  readonly guard: SessionGuard
  readonly limits: Limits
  readonly devices: Devices
  readonly passwordPolicy: PasswordPolicy | null
  readonly totpIssuer: string
}

/** The calls of a signed-in user. A call that only reads requires a session. Any other call requires a recent sign-in. */
export function createAccountCalls(parts: AccountParts): {
  readonly [K in keyof AccountCalls]: (json: unknown, context: AccountContext) => Promise<Calls[K]['out']>
} {
  const { limits, devices: rememberedDevices, passwordPolicy, totpIssuer } = parts
  const { requireSession, requireFreshSession } = parts.guard
  const handle =
    <I, O>(
      guard: SessionGuard['requireSession'],
      read: (json: unknown) => I,
      work: (call: AccountCall, input: I) => Promise<O>,
    ) =>
    async (json: unknown, context: AccountContext): Promise<O> => {
      const input = read(json)
      return work({ ...(await guard(context)), context }, input)
    }

  /** Makes a call whose input may be a guess, such as the current password. A right guess resets the count of tries. */
  async function guess(
    action: 'currentPassword' | 'totpProof',
    { session, context }: AccountCall,
    work: () => Promise<void>,
  ): Promise<void> {
    const { username: userId } = session
    const reservation = await limits.check({ actions: [action], userId }, context)
    await work()
    await reservation.settle({ right: true })
  }

  const passkeys = async ({ call }: AccountCall): Promise<AccountCalls['passkeys']['out']> => ({
    passkeys: await call('listWebAuthnCredentials', {}),
  })
  const devices = async ({ call, session }: AccountCall): Promise<{ devices: readonly RememberedDevice[] }> => ({
    devices: (await call('listDevices', {})).map((device) => ({ ...device, current: device.id === session.deviceKey })),
  })

  /** Enables the verified TOTP key. It becomes the preferred factor unless the user already prefers another factor. */
  async function enableTotp({ call }: AccountCall): Promise<MfaSettings> {
    const { preferred } = await call('getUser', {})
    const method = 'SOFTWARE_TOKEN_MFA'
    const use = preferred === null || preferred === method ? 'preferred' : 'enabled'
    await call('setUserMfaPreference', { method, use })
    return call('getUser', {})
  }

  return {
    'change-password': handle(
      requireFreshSession,
      (json) => readPasswordChange(json, passwordPolicy),
      async (user, change) => {
        await guess('currentPassword', user, () => user.call('changePassword', change))
        return {}
      },
    ),
    mfa: handle(requireSession, readEmpty, ({ call }) => call('getUser', {})),
    'mfa-preference': handle(requireFreshSession, readMfaPreference, async ({ call }, preference) => {
      await call('setUserMfaPreference', preference)
      return afterChange(call('getUser', {}))
    }),
    'totp-key': handle(requireFreshSession, readEmpty, async ({ call, session }) => ({
      totp: { secret: await call('associateSoftwareToken', {}), issuer: totpIssuer, account: session.signInName },
    })),
    'totp-verify': handle(requireFreshSession, readTotpProof, async (user, proof) => {
      await guess('totpProof', user, () => user.call('verifySoftwareToken', proof))
      return afterChange(enableTotp(user))
    }),
    passkeys: handle(requireSession, readEmpty, passkeys),
    'passkey-options': handle(requireFreshSession, readEmpty, async ({ call }) => ({
      options: await call('startWebAuthnRegistration', {}),
    })),
    'passkey-add': handle(requireFreshSession, readNewPasskey, async (user, passkey) => {
      await user.call('completeWebAuthnRegistration', passkey)
      return afterChange(passkeys(user))
    }),
    'passkey-delete': handle(requireFreshSession, readId, async (user, id) => {
      await user.call('deleteWebAuthnCredential', id)
      return afterChange(passkeys(user))
    }),
    devices: handle(requireSession, readEmpty, devices),
    'device-forget': handle(requireFreshSession, readId, async (user, { id }) => {
      await user.call('forgetDevice', { id })
      const known = await rememberedDevices.known(user.context.request)
      user.context.changes.device = { forgotten: known.find(({ key }) => key === id) ?? null }
      return afterChange(devices(user))
    }),
  }
}

function readEmpty(json: unknown): void {
  readObject(json, 'bad_request', [])
}

/** Reads the state after a change. If reading fails, the error is `outcome_unknown`, because the change was made. */
async function afterChange<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (thrown) {
    const error = toSignInError(thrown)
    throw error.code === 'signed_out' ? error : new SignInError('outcome_unknown')
  }
}
