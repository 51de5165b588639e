import { isPrivate, readAddress, readNetwork } from './address.ts'
import { PROXY_HEADERS, type ProxyHeader, type TrustedProxies } from './trustedProxies.ts'

/** Finds the client's address in the headers of a request, and in the address of the socket's peer if that is known. */
export type ClientAddress = (headers: Pick<Headers, 'get'>, socketAddress?: string) => string | null

type Address = NonNullable<ReturnType<typeof readAddress>>
type IsTrusted = (address: Address) => boolean

/**
 * Creates the function that finds the client's address, for a server that calls the handler itself. The result of the
 * function is null if the address is unknown, for example because an entry that is read is not an address.
 *
 * @throws `Error` at start-up if an option is invalid.
 * @example
 * ```ts
 * import { createClientAddress, type SignInHandler } from '@challenge-kit/server'
 *
 * const clientAddress = createClientAddress({ trustProxy: 'cloudflare' })
 *
 * export const answer = (handler: SignInHandler, request: Request): Promise<Response> =>
 *   handler(request, { clientAddress: clientAddress(request.headers) })
 * ```
 */
export function createClientAddress(proxies: TrustedProxies = {}): ClientAddress {
  const { trustProxy, trustedProxies, hops = 0 } = proxies
  if (!Number.isInteger(hops) || hops < 0) throw new Error('hops: give the number of your proxies, such as 1')
  const isTrusted = trustedProxies && readNetworks(trustedProxies)
  if (trustProxy === undefined) return isTrusted ? firstUntrusted(isTrusted) : byHops(hops)
  if (proxies.hops !== undefined)
    throw new Error('hops: leave it out, because `trustProxy` knows the number of proxies')
  if (!Object.hasOwn(PROXY_HEADERS, trustProxy))
    throw new Error(`trustProxy: "${trustProxy}" is none of ${Object.keys(PROXY_HEADERS).join(', ')}`)
  return byHeader(PROXY_HEADERS[trustProxy], isTrusted)
}

/** Reads `X-Forwarded-For` from right to left, because a client can put any text at the left. The peer comes first. */
function chainOf(headers: Pick<Headers, 'get'>, socketAddress: string): readonly string[] {
  const forwarded = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  return [...forwarded.filter((hop) => hop !== ''), socketAddress].toReversed()
}

function byHops(hops: number): ClientAddress {
  return (headers, socketAddress) => {
    if (socketAddress === undefined) return null
    const hop = hops === 0 ? socketAddress : chainOf(headers, socketAddress)[hops]
    return hop === undefined ? null : (readAddress(hop)?.toString() ?? null)
  }
}

function firstUntrusted(isTrusted: IsTrusted): ClientAddress {
  return (headers, socketAddress) => {
    if (socketAddress === undefined) return null
    for (const hop of chainOf(headers, socketAddress)) {
      const address = readAddress(hop)
      if (address === null) return null
      if (!isTrusted(address)) return address.toString()
    }
    return null
  }
}

/** Reads the header of a preset. A peer that cannot be the proxy is the client. */
function byHeader({ name, holds, onlyFromPrivate }: ProxyHeader, isTrusted: IsTrusted | undefined): ClientAddress {
  const mayBeProxy = isTrusted ?? (onlyFromPrivate ? isPrivate : () => true)
  return (headers, socketAddress) => {
    if (socketAddress !== undefined) {
      const peer = readAddress(socketAddress)
      if (peer === null) return null
      if (!mayBeProxy(peer)) return peer.toString()
    }
    const value = headers.get(name) ?? ''
    const entry = holds === 'list' ? (value.split(',').at(-1) ?? '') : value
    // CloudFront adds the port to an IPv6 address without brackets: 2001:db8::5:55.
    return readAddress(holds === 'addressWithPort' ? entry.replace(/:\d+$/, '') : entry)?.toString() ?? null
  }
}

function readNetworks(networks: readonly string[]): IsTrusted {
  const tests = networks.map((network) => {
    const includes = readNetwork(network)
    if (includes) return includes
    throw new Error(`trustedProxies: "${network}" is neither an address nor a network such as "10.0.0.0/8"`)
  })
  return (address) => tests.some((includes) => includes(address))
}
