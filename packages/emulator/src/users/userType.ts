import type { User } from './user.ts'

/** A timestamp as the API returns it: in seconds. */
export function toSeconds(milliseconds: number): number {
  return milliseconds / 1_000
}

/** The attributes as a list of AttributeType. */
export function toAttributeList(user: User): { Name: string; Value: string }[] {
  return Array.from(user.attributes, ([Name, Value]) => ({ Name, Value }))
}

/** PreferredMfaSetting and UserMFASettingList. Each member is absent if the user has not set it. */
export function toMfaSettings({ enabledMfa, preferredMfa }: User): Readonly<Record<string, unknown>> {
  return {
    ...(preferredMfa && { PreferredMfaSetting: preferredMfa }),
    ...(enabledMfa.length > 0 && { UserMFASettingList: enabledMfa }),
  }
}

/** The user as a UserType. */
export function toUserType(user: User): Readonly<Record<string, unknown>> {
  return {
    Username: user.username,
    Attributes: toAttributeList(user),
    UserCreateDate: toSeconds(user.created),
    UserLastModifiedDate: toSeconds(user.modified),
    Enabled: user.enabled,
    UserStatus: user.status,
  }
}
