import type { Group } from '../users/groups.ts'
import { toSeconds } from '../users/userType.ts'
import type { OperationOutput } from '../wire/operation.ts'
import type { Pool } from './pool.ts'

/** The group as a GroupType. */
export function toGroupType(pool: Pool, group: Group): OperationOutput {
  const { description, roleArn, precedence } = group
  return {
    GroupName: group.name,
    UserPoolId: pool.id,
    ...(description !== undefined && { Description: description }),
    ...(roleArn !== undefined && { RoleArn: roleArn }),
    ...(precedence !== undefined && { Precedence: precedence }),
    CreationDate: toSeconds(group.created),
    LastModifiedDate: toSeconds(group.modified),
  }
}
