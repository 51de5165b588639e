import { BlockList, isIP } from 'node:net'

/** Which proxies may say where a request comes from. With neither, the socket's address counts, and no header does. */
export interface TrustedProxies {
  /** Addresses or networks of your proxies: `10.0.0.0/8`. The first address from the right that is none of them counts. */
  readonly trustedProxies?: readonly string[]
  /** How many proxies of yours each request passes, if their addresses are not known. */
  readonly hops?: number
}

/**
 * The client's address. `X-Forwarded-For` is read from right to left, since anybody can put anything to its left; what
 * is no address ends the search with null.
 */
export function clientAddress(
  socket: string | undefined,
  forwarded: string | readonly string[] | undefined,
  { trustedProxies, hops = 0 }: TrustedProxies,
): string | null {
  if (socket === undefined) return null
  const header = typeof forwarded === 'string' ? forwarded : (forwarded ?? []).join(',')
  const chain = [...header.split(',').map((hop) => hop.trim()), socket].filter((hop) => hop !== '').toReversed()
  if (trustedProxies === undefined) return addressOf(chain[hops])
  const trusted = listOf(trustedProxies)
  for (const hop of chain) {
    const address = addressOf(hop)
    if (address === null) return null
    if (!trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return address
  }
  return null
}

function addressOf(hop: string | undefined): string | null {
  const address = (hop ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(?<inner>.*)\]$/, '$<inner>')
  return isIP(address) === 0 ? null : address
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
