import { describeMfa } from '../../pool/userPoolType.ts'
import type { Input } from '../../wire/input.ts'
import { optionalFlag, optionalObject, optionalText, text } from '../../wire/input.ts'
import { findPool } from '../../pool/pool.ts'
import type { MfaFactor, PasskeySettings } from '../../pool/settings.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** Factors whose configuration is left out are switched off. */
export function setUserPoolMfaConfig({ service, input }: Call): Output {
  const pool = findPool(service.pools, text(input, 'UserPoolId'))
  const wanted = optionalText(input, 'MfaConfiguration')
  const totp = optionalFlag(optionalObject(input, 'SoftwareTokenMfaConfiguration') ?? {}, 'Enabled')
  const factors: MfaFactor[] = []
  if (optionalObject(input, 'SmsMfaConfiguration')) factors.push('SMS_MFA')
  if (totp) factors.push('SOFTWARE_TOKEN_MFA')
  if (optionalObject(input, 'EmailMfaConfiguration')) factors.push('EMAIL_OTP')
  const mfa = wanted === 'ON' || wanted === 'OPTIONAL' ? wanted : 'OFF'
  const passkeys = passkeysOf(pool.settings.passkeys, optionalObject(input, 'WebAuthnConfiguration'))
  pool.settings = { ...pool.settings, mfa, factors, passkeys }
  return describeMfa(pool)
}

/** Passkeys are left as they are unless their configuration is given. */
function passkeysOf(now: PasskeySettings, given: Input | undefined): PasskeySettings {
  if (!given) return now
  const multiple = 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  return {
    relyingPartyId: optionalText(given, 'RelyingPartyId') ?? now.relyingPartyId,
    userVerification: optionalText(given, 'UserVerification') === 'required' ? 'required' : 'preferred',
    factor: optionalText(given, 'FactorConfiguration') === multiple ? multiple : 'SINGLE_FACTOR',
  }
}
