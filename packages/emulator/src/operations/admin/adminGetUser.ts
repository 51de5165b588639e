import type { Pools } from '../../pool/pools.ts'
import { toAttributeList, toMfaSettings, toSeconds } from '../../users/userType.ts'
import type { RunOperation } from '../../wire/operation.ts'
import { findAdminTarget } from './adminTarget.ts'

export function adminGetUser({ pools }: { readonly pools: Pools }): RunOperation {
  return (input) => {
    const { user } = findAdminTarget(pools, input)
    return {
      Username: user.username,
      UserAttributes: toAttributeList(user),
      UserCreateDate: toSeconds(user.created),
      UserLastModifiedDate: toSeconds(user.modified),
      Enabled: user.enabled,
      UserStatus: user.status,
      ...toMfaSettings(user),
    }
  }
}
