import {
  type AccountCalls,
  type MfaSettings,
  type RememberedDevice,
  SignInError,
  toSignInError,
} from '@challenge-kit/core'
import { readId, readMfaPreference, readNewPasskey, readPasswordChange, readTotpProof } from './inputs.ts'
import type { Bearer, Holder } from '../session/requireSession.ts'
import type { Call } from '../http/call.ts'
import { deviceCookie, knownDevices } from '../devices/deviceCookie.ts'
import { readNothing } from '../sign-in/inputs.ts'
import type { Settings } from '../options.ts'
import type { Throttle } from '../limits/policy.ts'
import type { Visit } from '../http/requestLog.ts'

/** What a call works with. */
interface Turn extends Holder {
  readonly request: Request
  readonly visit: Visit
}

/** The calls of whoever is signed in. The lists are there for as long as the session is; changes take a fresh sign-in. */
export function createAccountCalls(
  settings: Settings,
  throttle: Throttle,
  { signedIn, fresh }: Bearer,
): { readonly [K in keyof AccountCalls]: Call<K> } {
  const { passwordPolicy, totpIssuer } = settings
  const call =
    <I, K extends keyof AccountCalls>(
      whose: Bearer['fresh'],
      read: (json: unknown) => I,
      work: (turn: Turn, input: I) => Promise<AccountCalls[K]['out']>,
    ): Call<K> =>
    async (request, json, visit) => {
      const input = read(json)
      const holder = await whose(request, visit)
      return { body: await work({ ...holder, request, visit }, input), setCookie: [] }
    }

  /** Makes a call that may be a guess. A right one gives back what wrong ones took. */
  async function guess(what: 'password' | 'totp', { session }: Turn, work: () => Promise<void>): Promise<void> {
    const giveBack = await throttle.beforeGuess(what, session.username)
    await work()
    await giveBack()
  }

  /** Takes a device that Cognito forgot out of this browser's cookie. */
  async function dropDevice(key: string, { request, visit }: Turn): Promise<void> {
    const gone = (await knownDevices(settings, request)).find((device) => device.key === key) ?? null
    visit.setCookie.push(...(await deviceCookie(settings, request, { used: null, gone })))
  }

  const passkeys = async ({ ask }: Turn): Promise<AccountCalls['passkeys']['out']> => ({
    passkeys: await ask('passkeys', {}),
  })
  const devices = async ({ ask, session }: Turn): Promise<{ devices: readonly RememberedDevice[] }> => ({
    devices: (await ask('devices', {})).map((device) => ({ ...device, current: device.id === session.deviceKey })),
  })

  /** A key that was proved is asked for from now on: first, unless the person prefers something else. */
  async function enableTotp({ ask }: Turn): Promise<MfaSettings> {
    const { preferred } = await ask('mfaSettings', {})
    const method = 'SOFTWARE_TOKEN_MFA'
    const use = preferred === null || preferred === method ? 'preferred' : 'enabled'
    await ask('setMfa', { method, use })
    return ask('mfaSettings', {})
  }

  return {
    'change-password': call(
      fresh,
      (json) => readPasswordChange(json, passwordPolicy),
      async (turn, change) => {
        await guess('password', turn, () => turn.ask('changePassword', change))
        return {}
      },
    ),
    mfa: call(signedIn, readNothing, ({ ask }) => ask('mfaSettings', {})),
    'mfa-preference': call(fresh, readMfaPreference, async ({ ask }, preference) => {
      await ask('setMfa', preference)
      return afterwards(ask('mfaSettings', {}))
    }),
    'totp-key': call(fresh, readNothing, async ({ ask, session }) => ({
      totp: { secret: await ask('associateSoftwareToken', {}), issuer: totpIssuer, account: session.signInName },
    })),
    'totp-verify': call(fresh, readTotpProof, async (turn, proof) => {
      await guess('totp', turn, () => turn.ask('verifySoftwareToken', proof))
      return afterwards(enableTotp(turn))
    }),
    passkeys: call(signedIn, readNothing, passkeys),
    'passkey-options': call(fresh, readNothing, async ({ ask }) => ({ options: await ask('startPasskey', {}) })),
    'passkey-add': call(fresh, readNewPasskey, async (turn, passkey) => {
      await turn.ask('completePasskey', passkey)
      return afterwards(passkeys(turn))
    }),
    'passkey-delete': call(fresh, readId, async (turn, id) => {
      await turn.ask('deletePasskey', id)
      return afterwards(passkeys(turn))
    }),
    devices: call(signedIn, readNothing, devices),
    'device-forget': call(fresh, readId, async (turn, { id }) => {
      await turn.ask('forgetDevice', { id })
      await dropDevice(id, turn)
      return afterwards(devices(turn))
    }),
  }
}

/** What comes after a change. If it fails the change may stand: to make it again would be wrong. */
async function afterwards<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (thrown) {
    const error = toSignInError(thrown)
    throw error.code === 'signed_out' ? error : new SignInError('outcome_unknown')
  }
}
