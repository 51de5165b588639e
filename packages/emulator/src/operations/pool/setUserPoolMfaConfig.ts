import type { Pools } from '../../pool/pools.ts'
import type { PasskeySettings } from '../../pool/settings.ts'
import { toMfaConfig } from '../../pool/userPoolType.ts'
import type { MfaFactor } from '../../users/user.ts'
import type { Input } from '../../wire/input.ts'
import { optionalFlag, optionalObject, optionalText, text } from '../../wire/input.ts'
import { keptMembers } from '../../wire/memberCheck.ts'
import type { RunOperation } from '../../wire/operation.ts'

const read = ['UserPoolId', 'MfaConfiguration', 'SoftwareTokenMfaConfiguration', 'WebAuthnConfiguration']

/** Turns on the second factors that the request configures, and turns off the others. */
export function setUserPoolMfaConfig({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const pool = pools.find(text(input, 'UserPoolId'))
    const configuration = optionalText(input, 'MfaConfiguration')
    const totp = optionalFlag(optionalObject(input, 'SoftwareTokenMfaConfiguration') ?? {}, 'Enabled')
    const factors: MfaFactor[] = []
    if (optionalObject(input, 'SmsMfaConfiguration')) factors.push('SMS_MFA')
    if (totp) factors.push('SOFTWARE_TOKEN_MFA')
    if (optionalObject(input, 'EmailMfaConfiguration')) factors.push('EMAIL_OTP')
    const mfa = configuration === 'ON' || configuration === 'OPTIONAL' ? configuration : 'OFF'
    const passkeys = readPasskeys(pool.settings.passkeys, optionalObject(input, 'WebAuthnConfiguration'))
    pool.settings = { ...pool.settings, mfa, factors, passkeys }
    pool.mfaKept = keptMembers(input, read, ['SmsMfaConfiguration', 'EmailMfaConfiguration'])
    return toMfaConfig(pool)
  }
}

/** The passkey settings stay the same if the request has no WebAuthnConfiguration. */
function readPasskeys(current: PasskeySettings, configuration: Input | undefined): PasskeySettings {
  if (!configuration) return current
  const multiple = 'MULTI_FACTOR_WITH_USER_VERIFICATION'
  return {
    relyingPartyId: optionalText(configuration, 'RelyingPartyId') ?? current.relyingPartyId,
    userVerification: optionalText(configuration, 'UserVerification') === 'required' ? 'required' : 'preferred',
    factor: optionalText(configuration, 'FactorConfiguration') === multiple ? multiple : 'SINGLE_FACTOR',
  }
}
