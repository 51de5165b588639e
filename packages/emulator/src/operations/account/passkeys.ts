import { bearer } from '../../tokens/accessToken.ts'
import { mfaMembers } from '../../pool/userPoolType.ts'
import { resourceNotFound } from '../../wire/exceptions.ts'
import { configured } from '../../factors/firstFactors.ts'
import { optionalNumber, optionalText, text } from '../../wire/input.ts'
import { describePasskey } from '../../credentials/passkey.ts'
import type { Call, Output } from '../../wire/operation.ts'

/** The passkeys of the owner of the access token, oldest first. */
export async function listWebAuthnCredentials({ service, input }: Call): Promise<Output> {
  const { user } = await bearer(service, input)
  const passkeys = [...user.passkeys.values()]
  const after = optionalText(input, 'NextToken')
  const from = after === undefined ? 0 : passkeys.findIndex(({ id }) => id === after) + 1
  const page = passkeys.slice(from, from + Math.min(optionalNumber(input, 'MaxResults') ?? 20, 20))
  const last = from + page.length < passkeys.length ? page.at(-1) : undefined
  return { Credentials: page.map(describePasskey), ...(last && { NextToken: last.id }) }
}

export async function deleteWebAuthnCredential({ service, input }: Call): Promise<Output> {
  const { user } = await bearer(service, input)
  const id = text(input, 'CredentialId')
  if (!user.passkeys.delete(id)) throw resourceNotFound('The credential does not exist.')
  return {}
}

/** What the owner of the access token could be asked, first and second. */
export async function getUserAuthFactors({ service, input }: Call): Promise<Output> {
  const { pool, user } = await bearer(service, input)
  const ConfiguredUserAuthFactors = configured(pool.settings, user)
  return { Username: user.username, ...mfaMembers(user), ConfiguredUserAuthFactors }
}
