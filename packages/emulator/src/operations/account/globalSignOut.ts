import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import type { Tokens } from '../../tokens/tokens.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

/** Revokes the user's tokens. */
export function globalSignOut({
  tokens,
  verifyAccessToken,
}: {
  readonly tokens: Tokens
  readonly verifyAccessToken: VerifyAccessToken
}): RunOperation {
  return async (input) => {
    const { user } = await verifyAccessToken(text(input, 'AccessToken'))
    tokens.revokeAll(user)
    return {}
  }
}
