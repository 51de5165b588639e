import { bearer } from '../../tokens/accessToken.ts'
import { attributeList, mfaMembers } from '../../pool/userPoolType.ts'
import type { Call, Output } from '../../wire/operation.ts'

export async function getUser({ service, input }: Call): Promise<Output> {
  const { user } = await bearer(service, input)
  return { Username: user.username, UserAttributes: attributeList(user), ...mfaMembers(user) }
}
