/** True where pages are on this machine, without TLS. */
export const isLocal = (origin: string): boolean => new URL(origin).protocol === 'http:'

/** Where pages may call from, checked: one at least, each as browsers write it, none in the clear but on this machine. */
export function readOrigins(origins: readonly string[]): readonly [string, ...string[]] {
  const [first, ...others] = origins
  if (first === undefined) throw new Error('origins: say where your pages are, such as "https://app.example.com"')
  for (const origin of origins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      throw new Error(
        `origins: "${origin}" is not an origin; write scheme, host and port, such as "https://app.example.com"`,
      )
    const { protocol, hostname } = new URL(origin)
    if (protocol !== 'https:' && !(protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)))
      throw new Error(`origins: "${origin}" must be https; plain http is for localhost`)
    if (isLocal(origin) !== isLocal(first)) throw new Error('origins: https and http://localhost need a handler each')
  }
  return [first, ...others]
}
