import { bearer } from '../../tokens/accessToken.ts'
import { failure, invalidParameter } from '../../wire/exceptions.ts'
import { optionalObject, optionalText, text } from '../../wire/input.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Confirms a device announced by NewDeviceMetadata. Any access token of the same user will do. */
export async function confirmDevice({ service, input }: Call): Promise<Output> {
  const { pool, user } = await bearer(service, input)
  const device = user.devices.get(text(input, 'DeviceKey'))
  if (!device) throw invalidParameter('Invalid device key given.')
  if (device.verifier) throw failure('DeviceKeyExistsException', 'Device already exists.')
  const config = optionalObject(input, 'DeviceSecretVerifierConfig') ?? {}
  const salt = text(config, 'Salt')
  const passwordVerifier = text(config, 'PasswordVerifier')
  for (const number of [salt, passwordVerifier]) checkPositive(number)
  device.verifier = { salt, passwordVerifier }
  device.name = optionalText(input, 'DeviceName') ?? null
  const asks = pool.settings.deviceTracking?.onlyRememberedOnUserPrompt ?? false
  device.remembered = !asks
  return { UserConfirmationNecessary: asks }
}

/** Java reads these bytes as two's complement: without a leading zero byte a set top bit makes the number negative. */
function checkPositive(base64: string): void {
  let first: number | undefined
  try {
    first = atob(base64).codePointAt(0)
  } catch {
    // Not base64: `first` stays undefined.
  }
  if (first === undefined || first >= 0x80) throw invalidParameter('Invalid device secret verifier config given.')
}
