import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/**
 * Serves a folder below a sub-path, as a plain static host does: it sends files, and 404 for every other path.
 *
 * @param {string} folder
 * @param {string} subPath begins and ends with a slash
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serveFolder(folder, subPath) {
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost')
    const inside = pathname.startsWith(subPath) ? normalize(pathname.slice(subPath.length)) : '..'
    const name = inside === '.' ? 'index.html' : inside
    if (name.startsWith('..')) return void outgoing.writeHead(404).end()
    readFile(join(folder, name)).then(
      (file) =>
        outgoing.writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream' }).end(file),
      () => outgoing.writeHead(404).end(),
    )
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}${subPath}`, close: () => server.close() }
}
