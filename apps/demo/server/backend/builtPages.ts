import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Server, IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Answers a request for a page, or for what a page is made of. */
export type Pages = (incoming: IncomingMessage, outgoing: ServerResponse) => void

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every page is the same file: the page itself looks at its path. `lab` tells it what stands beside the sign-in. */
const withLab = (html: string, lab: boolean): string => (lab ? html.replace('<html', '<html data-lab') : html)

/** For development: Vite compiles each file as it is asked for, and updates the page when one changes. */
export async function developedPages(server: Server, lab: boolean): Promise<Pages> {
  // Only here: the built demo starts without Vite, and faster.
  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  })
  const template = join(root, 'index.html')
  return (incoming, outgoing) => {
    vite.middlewares(incoming, outgoing, () => {
      vite.transformIndexHtml(incoming.url ?? '/', withLab(readFileSync(template, 'utf8'), lab)).then(
        (html) => outgoing.setHeader('content-type', 'text/html').end(html),
        (error: unknown) => outgoing.writeHead(500).end(String(error)),
      )
    })
  }
}

/** For the production build: files read once, and headers that let a page do only what it must. */
export function builtPages(lab: boolean): Pages {
  const dist = join(root, 'dist')
  if (!existsSync(dist)) throw new Error('There is no production build: make one with `npm test -- demo`.')
  const files = new Map(
    listFiles(dist).map((path) => [`/${path}`, { body: readFileSync(join(dist, path)), type: types[extname(path)] }]),
  )
  const html = withLab(String(files.get('/index.html')?.body ?? ''), lab)

  return (incoming, outgoing) => {
    const file = files.get(incoming.url ?? '/')
    if (!file?.type || incoming.url === '/index.html') {
      outgoing.writeHead(200, { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' }).end(html)
      return
    }
    const headers = { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable' }
    outgoing.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff' }).end(file.body)
  }
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

const pageHeaders = {
  'content-security-policy': policy.join('; '),
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
}
