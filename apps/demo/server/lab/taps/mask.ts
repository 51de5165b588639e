import { isObject } from './json.ts'

const dots = '••••••••'

/**
 * Lists the members of a message with secrets masked: `SMS_MFA`, `SMS_MFA_CODE ••••••••`. Only the members in `shown`
 * show their value, so that a secret under an unexpected name is masked too. The members in `omitted` are left out.
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
