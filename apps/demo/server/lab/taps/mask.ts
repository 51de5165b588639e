import { isObject } from './json.ts'

const dots = '••••••••'

/**
 * Lists the members of a message and masks the secrets: `SMS_MFA`, `SMS_MFA_CODE ••••••••`. Masks every member that is
 * not in `shown`, because a secret may have an unexpected name. Leaves out the members in `omitted`.
 */
export function mask(value: unknown, shown: ReadonlySet<string>, omitted: ReadonlySet<string> = new Set()): string[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (omitted.has(name) || member === null || member === undefined) return []
    if (isObject(member)) return mask(member, shown, omitted)
    if (typeof member === 'string' && shown.has(name)) return [member]
    // Shows the length of a Cognito Session, because the Session has to fit into a cookie.
    const length =
      name === 'Session' && typeof member === 'string' ? ` ${member.length.toLocaleString('en')} characters` : ''
    return [`${name} ${dots}${length}`]
  })
}
