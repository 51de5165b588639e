import { attributeList, mfaMembers, seconds } from '../../pool/userPoolType.ts'
import { adminTarget } from './adminTarget.ts'
import type { Call, Output } from '../../wire/operation.ts'

export function adminGetUser(call: Call): Output {
  const { user } = adminTarget(call)
  return {
    Username: user.username,
    UserAttributes: attributeList(user),
    UserCreateDate: seconds(user.created),
    UserLastModifiedDate: seconds(user.modified),
    Enabled: user.enabled,
    UserStatus: user.status,
    ...mfaMembers(user),
  }
}
