/**
 * Browsers remove `Cookie` from a `Request` and `Set-Cookie` from a `Response` that a script makes. Here the script is the
 * browser and the server at the same time, so these functions keep both headers.
 */
export function keepSetCookie(): void {
  globalThis.Response = new Proxy(Response, {
    construct(Target, [body, init]: ConstructorParameters<typeof Response>) {
      return Object.defineProperty(new Target(body, init), 'headers', { value: new Headers(init?.headers) })
    },
  })
}

/** A request whose headers may be any headers that a browser sends. */
export function browserRequest(url: string, headers: Headers, body: string): Request {
  return Object.defineProperty(new Request(url, { method: 'POST', body }), 'headers', { value: headers })
}

/** The cookies of one browser. The paths and the lifetimes do not matter here, except that a cookie can be deleted. */
export interface CookieJar {
  header(): string
  store(setCookie: readonly string[]): void
}

export function createCookieJar(): CookieJar {
  const jar = new Map<string, string>()
  return {
    header: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    store: (setCookie) => {
      for (const line of setCookie) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
        const name = pair.slice(0, pair.indexOf('='))
        if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(name)
        else jar.set(name, pair.slice(name.length + 1))
      }
    },
  }
}
