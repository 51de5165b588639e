/**
 * The network of an address, because limits count a household or a server once: the first `bits4` bits of an IPv4
 * address, or the first `groups6` groups of an IPv6 address. Null for a text that is no address.
 */
export function networkOf(address: string, bits4: 24 | 32, groups6: number): string | null {
  const mapped = /^(?:::ffff:)?(?<v4>\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.groups?.['v4']
  if (mapped !== undefined) {
    const parts = mapped.split('.')
    if (parts.some((part) => Number(part) > 255)) return null
    return bits4 === 32 ? mapped : `${parts.slice(0, 3).join('.')}.0`
  }
  const groups = expand(address)
  return groups && `${groups.slice(0, groups6).join(':')}::`
}

function expand(address: string): readonly string[] | null {
  const [text = ''] = address.split('%')
  const [head = '', tail, more] = withoutDots(text.toLowerCase()).split('::')
  if (more !== undefined) return null
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  return groups.every((group) => /^[0-9a-f]{1,4}$/.test(group))
    ? groups.map((group) => parseInt(group, 16).toString(16))
    : null
}

/** The last four bytes of an IPv6 address may be written as an IPv4 address (RFC 4291, section 2.2). */
function withoutDots(address: string): string {
  const dotted = /^(?<head>.*:)(?<v4>\d{1,3}(?:\.\d{1,3}){3})$/.exec(address)?.groups
  const [a = 256, b = 256, c = 256, d = 256] = dotted?.['v4']?.split('.').map(Number) ?? []
  if (!dotted || Math.max(a, b, c, d) > 255) return address
  const group = (high: number, low: number): string => (high * 256 + low).toString(16)
  return `${dotted['head']}${group(a, b)}:${group(c, d)}`
}
