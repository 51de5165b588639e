import type { OperationOutput } from '../wire/operation.ts'

/** The units of TokenValidityUnits in seconds. */
export const unitSeconds = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const

type TokenUnit = keyof typeof unitSeconds

/** TokenValidityUnits, with only the units that the request contained. */
export type TokenUnits = { readonly [token in 'AccessToken' | 'IdToken' | 'RefreshToken']?: TokenUnit }

/** The lifetimes of a client in seconds. */
interface Lifetimes {
  readonly accessTokenValidity: number
  readonly idTokenValidity: number
  readonly refreshTokenValidity: number
}

/** The units of the lifetimes for which the request contained no unit. */
export const defaultUnits = { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' } as const

/** The unit with this name, or undefined. */
export function findUnit(name: string | undefined): TokenUnit | undefined {
  return (['seconds', 'minutes', 'hours', 'days'] as const).find((unit) => unit === name)
}

/** The lifetimes in the units of the request. A lifetime that is not a multiple of its unit is in seconds. */
export function describeLifetimes(settings: Lifetimes, units: TokenUnits): OperationOutput {
  const access = lifetime(settings.accessTokenValidity, units.AccessToken, defaultUnits.AccessToken)
  const id = lifetime(settings.idTokenValidity, units.IdToken, defaultUnits.IdToken)
  const refresh = lifetime(settings.refreshTokenValidity, units.RefreshToken, defaultUnits.RefreshToken)
  const given = {
    ...(access.unit && { AccessToken: access.unit }),
    ...(id.unit && { IdToken: id.unit }),
    ...(refresh.unit && { RefreshToken: refresh.unit }),
  }
  return {
    AccessTokenValidity: access.value,
    IdTokenValidity: id.value,
    RefreshTokenValidity: refresh.value,
    ...(Object.keys(given).length > 0 && { TokenValidityUnits: given }),
  }
}

function lifetime(
  seconds: number,
  unit: TokenUnit | undefined,
  fallback: TokenUnit,
): { readonly value: number; readonly unit: TokenUnit | undefined } {
  const value = seconds / unitSeconds[unit ?? fallback]
  return Number.isInteger(value) ? { value, unit } : { value: seconds, unit: 'seconds' }
}
