import { describeMfa } from '../describe.ts'
import { optionalFlag, optionalObject, optionalText, text } from '../input.ts'
import { findPool } from '../pool.ts'
import type { MfaFactor } from '../settings.ts'
import type { Call, Output } from './operation.ts'

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
  pool.settings = { ...pool.settings, mfa, factors }
  return describeMfa(pool)
}
