import { readFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

/** The builds of the demo that a site serves. */
export interface Builds {
  /** The form that asks for the username and the password. */
  readonly password: string
  /** The form that asks for the username alone. */
  readonly choice: string
  /** The page with the sign-in alone. */
  readonly strict: string
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
/** The policy of docs/guides/browsers.md. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

/** Each page runs this script first. It lists what the policy of the page refuses. */
const listRefused = `window.refused = []
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  window.refused.push(violatedDirective + ' ' + blockedURI))`

/**
 * Serves builds of the demo's library page in front of a running demo: `/` and `/choice` are pages that a browser may
 * keep in its back/forward cache, `/no-store` is the first page with `Cache-Control: no-store`, `/strict` is a page
 * with the sign-in alone, whose styles come in two files, and `/elsewhere` is another page. Calls of the page go to the
 * demo.
 */
export async function serveSite(builds: Builds, demo: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    if (/^\/(auth|api)\//.test(path)) forward(demo, incoming, outgoing)
    else if (path === '/refused.js') outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(listRefused)
    else if (path.startsWith('/assets/')) sendAsset(builds, path, outgoing)
    else sendPage(builds, path, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function sendPage(builds: Builds, path: string, outgoing: ServerResponse): void {
  outgoing.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': path === '/no-store' ? 'no-store' : 'no-cache',
  })
  outgoing.end(htmlOf(builds, path).replace('<title>', '<script src="/refused.js"></script><title>'))
}

function htmlOf({ password, choice, strict }: Builds, path: string): string {
  if (path === '/elsewhere') return '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>'
  const folder = path === '/choice' ? choice : path === '/strict' ? strict : password
  return readFileSync(join(folder, 'index.html'), 'utf8')
}

/** The names of the files hold a hash of their content, so files with the same name are the same file. */
function sendAsset(builds: Builds, path: string, outgoing: ServerResponse): void {
  for (const folder of [builds.password, builds.choice, builds.strict]) {
    try {
      const file = readFileSync(join(folder, path))
      outgoing.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(file)
      return
    } catch {
      // The file belongs to another build.
    }
  }
  outgoing.writeHead(404).end()
}

/** Passes a request on to the demo, with the demo's origin, because the backend refuses calls of other origins. */
function forward(demo: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { host } = new URL(demo)
  const headers = { ...incoming.headers, host, ...(incoming.headers.origin && { origin: demo }) }
  const passed = request(demo + (incoming.url ?? ''), { method: incoming.method, headers }, (reply) => {
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers)
    reply.pipe(outgoing)
  })
  passed.on('error', () => outgoing.destroy())
  incoming.pipe(passed)
}
