/** A proxy whose way to report the client's address is known. */
export type ProxyPreset = 'alb' | 'cloudflare' | 'cloudfront' | 'nginx' | 'vercel'

/** The proxies that may report the client's address. Without proxies, headers are ignored and the socket's address is used. */
export interface TrustedProxies {
  /**
   * The product in front of the server, if it is one of these. The server must be reachable only through the proxy, because
   * anyone else could send the header of the preset.
   */
  readonly trustProxy?: ProxyPreset
  /**
   * Addresses or networks of your proxies: `10.0.0.0/8`. The client's address is the rightmost one of `X-Forwarded-For`
   * that is not listed. With `trustProxy`: the only peers whose header is read.
   */
  readonly trustedProxies?: readonly string[]
  /** The number of your proxies that each request passes, if you do not know their addresses. */
  readonly hops?: number
}

/** How a proxy reports the client's address. */
export interface ProxyHeader {
  readonly name: string
  /**
   * `address`: the header has one address. `addressWithPort`: one address and always a port. `list`: the proxy has added
   * the last address, and a client may have written the others.
   */
  readonly holds: 'address' | 'addressWithPort' | 'list'
  /** Whether the header counts only from a peer in a private network, because the proxy is always in one. */
  readonly onlyFromPrivate: boolean
}

/** The header of each preset. */
export const PROXY_HEADERS: Readonly<Record<ProxyPreset, ProxyHeader>> = {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
  alb: { name: 'x-forwarded-for', holds: 'list', onlyFromPrivate: true },
  // https://developers.cloudflare.com/fundamentals/reference/http-headers/#cf-connecting-ip
  cloudflare: { name: 'cf-connecting-ip', holds: 'address', onlyFromPrivate: false },
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html
  cloudfront: { name: 'cloudfront-viewer-address', holds: 'addressWithPort', onlyFromPrivate: false },
  // https://nginx.org/en/docs/http/ngx_http_proxy_module.html#var_proxy_add_x_forwarded_for
  nginx: { name: 'x-forwarded-for', holds: 'list', onlyFromPrivate: true },
  // https://vercel.com/docs/headers/request-headers#x-vercel-forwarded-for
  vercel: { name: 'x-vercel-forwarded-for', holds: 'list', onlyFromPrivate: false },
}
