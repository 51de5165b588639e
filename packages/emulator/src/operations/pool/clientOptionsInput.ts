import type { RequestedClientOptions } from '../../pool/client.ts'
import type { TokenUnits } from '../../pool/tokenUnits.ts'
import { defaultUnits, findUnit, unitSeconds } from '../../pool/tokenUnits.ts'
import { invalidParameter } from '../../wire/exceptions.ts'
import type { Input } from '../../wire/input.ts'
import { optionalFlag, optionalNumber, optionalObject, optionalText, textList } from '../../wire/input.ts'
import { keptMembers } from '../../wire/memberCheck.ts'

const tokens = ['AccessToken', 'IdToken', 'RefreshToken'] as const

/** The members that change the behaviour of the emulator. */
const read = [
  'UserPoolId',
  'ClientId',
  'ClientName',
  'GenerateSecret',
  'ClientSecret',
  'RefreshTokenValidity',
  'AccessTokenValidity',
  'IdTokenValidity',
  'TokenValidityUnits',
  'ExplicitAuthFlows',
  'PreventUserExistenceErrors',
  'EnableTokenRevocation',
  'AuthSessionValidity',
  'RefreshTokenRotation',
]

/** The members that DescribeUserPoolClient returns as given. */
const kept = [
  'ReadAttributes',
  'WriteAttributes',
  'SupportedIdentityProviders',
  'CallbackURLs',
  'LogoutURLs',
  'DefaultRedirectURI',
  'AllowedOAuthFlows',
  'AllowedOAuthScopes',
  'AllowedOAuthFlowsUserPoolClient',
  'EnablePropagateAdditionalUserContextData',
]

/** The settings that CreateUserPoolClient and UpdateUserPoolClient read. A setting that is absent gets its default. */
export function readClientOptions(input: Input): Omit<RequestedClientOptions, 'id' | 'secret'> {
  const rotation = optionalObject(input, 'RefreshTokenRotation')
  const rotates = rotation && optionalText(rotation, 'Feature') === 'ENABLED'
  const units = optionalObject(input, 'TokenValidityUnits') ?? {}
  const given: TokenUnits = Object.fromEntries(
    tokens.flatMap((token) => {
      const unit = findUnit(optionalText(units, token))
      return unit ? [[token, unit]] : []
    }),
  )
  // A validity of 0 means the default.
  const validity = (token: (typeof tokens)[number]): number | undefined => {
    const value = optionalNumber(input, `${token}Validity`)
    return value ? value * unitSeconds[given[token] ?? defaultUnits[token]] : undefined
  }
  return {
    kept: keptMembers(input, read, kept),
    units: given,
    flows: readFlows(input),
    authSessionValidity: optionalNumber(input, 'AuthSessionValidity') ?? 3,
    preventUserExistenceErrors: optionalText(input, 'PreventUserExistenceErrors') === 'ENABLED' ? 'ENABLED' : 'LEGACY',
    ...(rotates && { rotation: { gracePeriodSeconds: optionalNumber(rotation, 'RetryGracePeriodSeconds') ?? 0 } }),
    accessTokenValidity: validity('AccessToken') ?? 3_600,
    idTokenValidity: validity('IdToken') ?? 3_600,
    refreshTokenValidity: validity('RefreshToken') ?? 30 * 86_400,
    tokenRevocation: optionalFlag(input, 'EnableTokenRevocation') ?? true,
  }
}

function readFlows(input: Input): string[] {
  const flows = textList(input, 'ExplicitAuthFlows')
  if (!flows || flows.length === 0) return ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH']
  const current = flows.filter((flow) => flow.startsWith('ALLOW_'))
  if (current.length > 0 && current.length < flows.length) {
    throw invalidParameter('ALLOW_ flows cannot be mixed with the older flow names.')
  }
  return flows
}
