import type { VerifyAccessToken } from '../../tokens/accessToken.ts'
import { toAttributeList, toMfaSettings } from '../../users/userType.ts'
import { text } from '../../wire/input.ts'
import type { RunOperation } from '../../wire/operation.ts'

export function getUser({ verifyAccessToken }: { readonly verifyAccessToken: VerifyAccessToken }): RunOperation {
  return async (input) => {
    const { user } = await verifyAccessToken(text(input, 'AccessToken'))
    return { Username: user.username, UserAttributes: toAttributeList(user), ...toMfaSettings(user) }
  }
}
