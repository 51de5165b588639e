import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import { exception, invalidParameter } from '../../wire/exceptions.ts'
import { optionalObject, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** Confirms a device that NewDeviceMetadata announced. Any access token of the same user works. */
export function confirmDevice({ verifyAccessToken }: { readonly verifyAccessToken: VerifyAccessToken }): RunOperation {
  return async (input) => {
    const { pool, user } = await verifyAccessToken(text(input, 'AccessToken'))
    const device = user.devices.get(text(input, 'DeviceKey'))
    if (!device) throw invalidParameter('Invalid device key given.')
    if (device.verifier) throw exception('DeviceKeyExistsException', 'Device already exists.')
    const config = optionalObject(input, 'DeviceSecretVerifierConfig') ?? {}
    const salt = text(config, 'Salt')
    const passwordVerifier = text(config, 'PasswordVerifier')
    for (const number of [salt, passwordVerifier]) checkPositive(number)
    device.verifier = { salt, passwordVerifier }
    device.name = optionalText(input, 'DeviceName') ?? null
    const asksUser = pool.settings.deviceTracking?.onlyRememberedOnUserPrompt ?? false
    device.remembered = !asksUser
    return { UserConfirmationNecessary: asksUser }
  }
}

/** Refuses a number whose top bit is set, because Java reads two's complement and takes the number as negative. */
function checkPositive(base64: string): void {
  let first: number | undefined
  try {
    first = atob(base64).codePointAt(0)
  } catch {
    // `first` stays undefined for text that is not base64.
  }
  if (first === undefined || first >= 0x80) throw invalidParameter('Invalid device secret verifier config given.')
}
