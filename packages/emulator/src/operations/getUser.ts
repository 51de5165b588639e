import { bearer } from '../accessToken.ts'
import { attributeList, mfaMembers } from '../describe.ts'
import type { Call, Output } from './operation.ts'

export async function getUser({ service, input }: Call): Promise<Output> {
  const { user } = await bearer(service, input)
  return { Username: user.username, UserAttributes: attributeList(user), ...mfaMembers(user) }
}
