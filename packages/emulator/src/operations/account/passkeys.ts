import { toWebAuthnCredentialDescription } from '../../credentials/passkey.ts'
import { configuredFactors } from '../../factors/firstFactors.ts'
import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import { toMfaSettings } from '../../users/userType.ts'
import { resourceNotFound } from '../../wire/exceptions.ts'
import { optionalNumber, optionalText, text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

interface PasskeyParts {
  readonly verifyAccessToken: VerifyAccessToken
}

/** The passkeys of the signed-in user, oldest first, at most 20 in one response. */
export function listWebAuthnCredentials({ verifyAccessToken }: PasskeyParts): RunOperation {
  return async (input) => {
    const { user } = await verifyAccessToken(text(input, 'AccessToken'))
    const passkeys = [...user.passkeys.values()]
    const after = optionalText(input, 'NextToken')
    const from = after === undefined ? 0 : passkeys.findIndex(({ id }) => id === after) + 1
    const page = passkeys.slice(from, from + Math.min(optionalNumber(input, 'MaxResults') ?? 20, 20))
    const last = from + page.length < passkeys.length ? page.at(-1) : undefined
    return { Credentials: page.map(toWebAuthnCredentialDescription), ...(last && { NextToken: last.id }) }
  }
}

export function deleteWebAuthnCredential({ verifyAccessToken }: PasskeyParts): RunOperation {
  return async (input) => {
    const { user } = await verifyAccessToken(text(input, 'AccessToken'))
    const id = text(input, 'CredentialId')
    if (!user.passkeys.delete(id)) throw resourceNotFound('The credential does not exist.')
    return {}
  }
}

/** The first and second factors that the signed-in user has set up. */
export function getUserAuthFactors({ verifyAccessToken }: PasskeyParts): RunOperation {
  return async (input) => {
    const { pool, user } = await verifyAccessToken(text(input, 'AccessToken'))
    const ConfiguredUserAuthFactors = configuredFactors(pool.settings, user)
    return { Username: user.username, ...toMfaSettings(user), ConfiguredUserAuthFactors }
  }
}
