import { BlockList, isIP } from 'node:net'

/** Which proxies may say where a request comes from. With neither, the socket's address counts, and no header does. */
export interface TrustedProxies {
  /** Addresses or networks of your proxies: `10.0.0.0/8`. The first address from the right that is none of them counts. */
  readonly trustedProxies?: readonly string[]
  /** How many proxies of yours each request passes, if their addresses are not known. */
  readonly hops?: number
}

/** The address at the other end of a socket, and what `X-Forwarded-For` says. */
type Sources = [socket: string | undefined, forwarded: string | readonly string[] | undefined]

/**
 * The client's address. `X-Forwarded-For` is read from right to left, since anybody can put anything to its left; what
 * is no address ends the search with null. Throws at once if a proxy makes no sense.
 */
export function clientAddress({ trustedProxies, hops = 0 }: TrustedProxies): (...from: Sources) => string | null {
  const trusted = trustedProxies && listOf(trustedProxies)
  return (socket, forwarded) => {
    if (socket === undefined) return null
    const header = typeof forwarded === 'string' ? forwarded : (forwarded ?? []).join(',')
    const chain = [...header.split(',').map((hop) => hop.trim()), socket].filter((hop) => hop !== '').toReversed()
    if (!trusted) return addressOf(chain[hops])
    for (const hop of chain) {
      const address = addressOf(hop)
      if (address === null) return null
      if (!trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return address
    }
    return null
  }
}

// Some proxies write the port too: 203.0.113.9:55, [2001:db8::5]:55.
function addressOf(hop: string | undefined): string | null {
  const address = (hop ?? '')
    .replace(/^\[(?<inner>.*)\](?::\d+)?$/, '$<inner>')
    .replace(/^(?<v4>\d+(?:\.\d+){3}):\d+$/, '$<v4>')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? null : address
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const { address = '', bits } = /^(?<address>[^/]+)(?:\/(?<bits>\d{1,3}))?$/.exec(network)?.groups ?? {}
    const version = isIP(address)
    if (version === 0 || Number(bits ?? 0) > (version === 6 ? 128 : 32))
      throw new Error(`trustedProxies: "${network}" is neither an address nor a network such as "10.0.0.0/8"`)
    const family = version === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
