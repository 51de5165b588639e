import { isObject } from './json.ts'

const dots = '••••••••'

/**
 * What a message holds, in words that may be shown: `SMS_MFA`, `SMS_MFA_CODE ••••••••`. Only members on the `plain` list
 * show their value, so that a secret with a name nobody thought of is masked as well. Those on `left` are left out.
 */
export function mask(value: unknown, plain: ReadonlySet<string>, left: ReadonlySet<string> = new Set()): string[] {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (left.has(name) || member === null || member === undefined) return []
    if (isObject(member)) return mask(member, plain, left)
    if (typeof member === 'string' && plain.has(name)) return [member]
    // Its length is worth knowing: a Session has to fit into a cookie.
    const length =
      name === 'Session' && typeof member === 'string' ? ` ${member.length.toLocaleString('en')} characters` : ''
    return [`${name} ${dots}${length}`]
  })
}
