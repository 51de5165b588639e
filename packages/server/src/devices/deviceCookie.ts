import { type Device, DEVICE_LIFETIME, devicePayload, readDevices, withoutDevice } from './device.ts'
import type { Settings } from '../options.ts'

/** The devices that this browser is known as. */
export async function knownDevices({ cookies, deviceSeal }: Settings, request: Request): Promise<readonly Device[]> {
  return readDevices(await deviceSeal.open(cookies.device.read(request) ?? ''))
}

/** The device cookie with a device that is new or was used, without one that is none any more; nothing if all is as it was. */
export async function deviceCookie(
  settings: Settings,
  request: Request,
  { used, gone }: { readonly used: Device | null; readonly gone: Device | null },
): Promise<string[]> {
  if (!used && !gone) return []
  const { cookies, deviceSeal } = settings
  const known = await knownDevices(settings, request)
  const payload = used ? devicePayload(known, used) : gone && withoutDevice(known, gone)
  return [cookies.device.set(await deviceSeal.close(payload), DEVICE_LIFETIME)]
}
