import { BlockList, isIP } from 'node:net'

/** The proxies whose `X-Forwarded-For` is trusted. Without proxies, the header is ignored and the socket's address is used. */
export interface TrustedProxies {
  /** Addresses or networks of your proxies: `10.0.0.0/8`. The client's address is the rightmost one that is not listed. */
  readonly trustedProxies?: readonly string[]
  /** The number of your proxies that each request passes, if you do not know their addresses. */
  readonly hops?: number
}

/** The address of the socket's peer, and the header `X-Forwarded-For`. */
type Sources = [socket: string | undefined, forwarded: string | readonly string[] | undefined]

/**
 * Finds the client's address. `X-Forwarded-For` is read from right to left, because a client can put any text at the
 * left. The result is null if an entry that is read is not an address.
 *
 * @throws `Error` at start-up if a proxy is neither an address nor a network.
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

// Some proxies add the port: 203.0.113.9:55, [2001:db8::5]:55.
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
