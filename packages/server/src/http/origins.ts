/** Whether the pages are on this machine and served without TLS. */
export const isLocal = (origin: string): boolean => new URL(origin).protocol === 'http:'

/** Checks the option `origins`: at least one, each as browsers write it, and plain http only for this machine. */
export function readOrigins(origins: readonly string[]): readonly [string, ...string[]] {
  const [first, ...others] = origins
  if (first === undefined) throw new Error('origins: give the origin of your pages, such as "https://app.example.com"')
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error(
        `origins: "${origin}" is not an origin; write scheme, host and port, such as "https://app.example.com"`,
      )
    const { protocol, hostname } = new URL(origin)
    if (protocol !== 'https:' && !(protocol === 'http:' && isThisMachine(hostname)))
      throw new Error(`origins: "${origin}" must be https, because plain http is only for localhost`)
    if (isLocal(origin) !== isLocal(first))
      throw new Error(
        'origins: use one handler for https and another for http://localhost, because their cookies differ',
      )
  }
  return [first, ...others]
}

/** Browsers and RFC 6761 reserve `localhost` and the names under it for this machine. */
const isThisMachine = (hostname: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')
