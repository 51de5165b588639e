import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** The ranges of `ipaddr.js` that are not routed on the internet. */
const PRIVATE: readonly string[] = ['private', 'loopback', 'linkLocal', 'carrierGradeNat', 'uniqueLocal']

/**
 * Reads an address as sockets and proxies write it: `203.0.113.9:55`, `[2001:db8::5]:55`, `fe80::1%eth0`. An IPv4 address
 * that is written as IPv6 becomes IPv4. Null for any other text, such as `10.1` and `010.0.0.1`, because programs
 * disagree on what these mean.
 */
export function readAddress(text: string): Address | null {
  if (last.text !== text) last = { text, address: parse(text) }
  return last.address
}

// One request reads its address several times, and a parse takes 3 to 5 microseconds.
let last: { readonly text: string; readonly address: Address | null } = { text: '', address: null }

function parse(text: string): Address | null {
  const address = text
    .trim()
    .replace(/^\[(?<inner>.*)\](?::\d+)?$/, '$<inner>')
    .replace(/^(?<v4>[\d.]+):\d+$/, '$<v4>')
  if (!address.includes(':')) return ipaddr.IPv4.isValidFourPartDecimal(address) ? ipaddr.IPv4.parse(address) : null
  const groups = withoutDots(address.replace(/%.*$/, ''))
  if (groups === null || !ipaddr.IPv6.isValid(groups)) return null
  const found = ipaddr.IPv6.parse(groups)
  return found.isIPv4MappedAddress() ? found.toIPv4Address() : found
}

/** The usual text of an address, so that two spellings of one address are equal. Null if the text is not an address. */
export const normalAddress = (text: string): string | null => readAddress(text)?.toString() ?? null

/** Whether an address is not routed on the internet: an address of a private network or of this machine. */
export const isPrivate = (address: Address): boolean => PRIVATE.includes(address.range())

/** A network such as `10.0.0.0/8`, or a single address. Null for any other text. */
export function readNetwork(text: string): ((address: Address) => boolean) | null {
  const { start = '', bits } = /^(?<start>[^/]+)(?:\/(?<bits>\d{1,3}))?$/.exec(text)?.groups ?? {}
  const network = readAddress(start)
  if (network === null) return null
  const longest = network.toByteArray().length * 8
  const length = bits === undefined ? longest : Number(bits)
  if (length > longest) return null
  return (address) => address.kind() === network.kind() && address.match(network, length)
}

/**
 * The network of an address, because limits count a household or a server once: the first `bits4` bits of an IPv4
 * address, or the first `groups6` groups of an IPv6 address. Null for a text that is no address.
 */
export function networkOf(text: string, bits4: 24 | 32, groups6: number): string | null {
  const address = readAddress(text)
  if (address === null) return null
  if ('octets' in address) return bits4 === 32 ? address.toString() : `${address.octets.slice(0, 3).join('.')}.0`
  const groups = address.parts.slice(0, groups6).map((group) => group.toString(16))
  return `${groups.join(':')}::`
}

/**
 * The last four bytes of an IPv6 address may be written as an IPv4 address (RFC 4291, section 2.2). They become two
 * groups here, because `ipaddr.js` takes `::203.0.113.9` for `::ffff:203.0.113.9`, and reads leading zeros as octal.
 */
function withoutDots(address: string): string | null {
  const { head, v4 } = /^(?<head>.*:)(?<v4>[^:]*\.[^:]*)$/.exec(address)?.groups ?? {}
  if (head === undefined || v4 === undefined) return address
  if (!ipaddr.IPv4.isValidFourPartDecimal(v4)) return null
  const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(v4).octets
  return `${head}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}
