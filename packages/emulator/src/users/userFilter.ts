import { invalidParameter } from '../wire/exceptions.ts'
import type { User } from './user.ts'

// The developer guide lists these attributes. Custom attributes cannot be searched.
const searchable = [
  'username',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'cognito:user_status',
  'status',
  'sub',
]

/**
 * The filter of ListUsers as a predicate: `attribute = "value"`, or `attribute ^= "value"` for a prefix.
 *
 * @see {@link https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html#cognito-user-pools-searching-for-users-using-listusers-api | Searching for users}
 */
export function userFilter(filter: string | undefined): (user: User) => boolean {
  if (!filter) return () => true
  const [, name = '', operator, raw = ''] = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"(.*)"\s*$/s.exec(filter) ?? []
  if (!searchable.includes(name)) throw invalidParameter('One or more parameters in the filter are invalid.')
  const value = raw.replaceAll('\\"', '"').toLowerCase()
  return (user) => {
    const own = valueOf(user, name)?.toLowerCase()
    return operator === '=' ? own === value : own?.startsWith(value) === true
  }
}

function valueOf(user: User, name: string): string | undefined {
  if (name === 'username') return user.username
  if (name === 'cognito:user_status') return user.status
  if (name === 'status') return user.enabled ? 'Enabled' : 'Disabled'
  return user.attributes.get(name)
}
