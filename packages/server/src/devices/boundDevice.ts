import type { Done, Turn } from '../http/conclude.ts'
import { type Device, lapsedDevices } from './device.ts'
import { knownDevices } from './deviceCookie.ts'
import type { Settings } from '../options.ts'
import { confirmDevice } from './confirmDevice.ts'
import { claimsOf, type CognitoTokens, usernameOf } from '../cognito/tokens.ts'
import { noteException } from '../http/requestLog.ts'

/**
 * The device that the tokens of a sign-in are bound to: a new one, confirmed, or one that was here before. Those whose
 * time is over, and in a step-up those of before, are forgotten at Cognito meanwhile; a failure of that is not fatal.
 */
export async function boundDevice(
  { tokens, account }: Done,
  { request, visit, remember = false }: Turn,
  settings: Settings,
): Promise<Device | null> {
  const { devicePolicy, now, random } = settings
  const { cognito } = visit
  const isStepUp = account !== null
  const username = usernameOf(tokens.accessToken)
  const key = deviceKeyOf(tokens)
  const onException = (thrown: unknown): void => noteException(visit, thrown)
  const known = await knownDevices(settings, request)
  const former = isStepUp ? known.filter((device) => device.username === username) : []
  const gone = new Set([...lapsedDevices(known, username, now()), ...former].filter((device) => device.key !== key))
  // Who signs in once more has no more devices than before, and was not asked about this one.
  const policy = isStepUp && devicePolicy ? ({ ...devicePolicy, remember: 'never' } as const) : devicePolicy
  const typed = former[0]?.typed ?? visit.username ?? username
  const [fresh] = await Promise.all([
    confirmDevice(tokens, { username, typed, remember, now: now() }, { cognito, policy, random, onException }),
    ...[...gone].map(({ key: id }) => cognito.account.forgetDevice(tokens.accessToken, { id }).catch(onException)),
  ])
  if (fresh) return fresh
  const used = known.find((device) => device.key === key)
  return used ? { ...used, usedAt: now() } : null
}

/** The key of the device just made up, or of the one that was announced. Null where the pool tracks none. */
export function deviceKeyOf({ newDevice, accessToken }: CognitoTokens): string | null {
  const { device_key: key } = claimsOf(accessToken)
  return newDevice?.key ?? (typeof key === 'string' ? key : null)
}
