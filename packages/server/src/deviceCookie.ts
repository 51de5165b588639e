import { type Device, DEVICE_LIFETIME, devicePayload, readDevices, withoutDevice } from './device.ts'
import type { Settings } from './options.ts'
import type { Visit } from './visit.ts'

/** The device cookie with a device that is new or was used, without one that was refused; nothing if all is as it was. */
export async function deviceCookie(
  { cookies, deviceSeal }: Settings,
  used: Device | null,
  { request, visit: { refusedDevice } }: { readonly request: Request; readonly visit: Visit },
): Promise<string[]> {
  if (!used && !refusedDevice) return []
  const known = readDevices(await deviceSeal.open(cookies.device.read(request) ?? ''))
  const payload = used ? devicePayload(known, used) : refusedDevice && withoutDevice(known, refusedDevice)
  return [cookies.device.set(await deviceSeal.close(payload), DEVICE_LIFETIME)]
}
