import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { extname, join, sep } from 'node:path'

/** Serves the production build in `dist`. `pageFor` returns the HTML file for a path that is not a file of the build. */
export function builtPages(dist: string, pageFor: (path: string) => string): RequestListener {
  if (!existsSync(dist)) throw new Error('There is no production build. Run `npm test -- demo` to make one.')
  const files = new Map(listFiles(dist).map((path) => [`/${path}`, readFileSync(join(dist, path))]))
  return (incoming, outgoing) => {
    const path = incoming.url ?? '/'
    const type = types[extname(path)]
    const file = type && files.get(path)
    if (file) outgoing.writeHead(200, { ...fileHeaders, 'content-type': type }).end(file)
    else outgoing.writeHead(200, pageHeaders).end(files.get(`/${pageFor(path)}`))
  }
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

// Browsers may keep these files, because the build puts a hash of the content into each file's name.
const fileHeaders = { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' }

/** These headers allow a page only its own scripts, styles, images and calls. */
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
    "object-src 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(folder.length + 1)
      .replaceAll(sep, '/'),
  )
}
