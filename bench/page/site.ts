import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { BuiltPage } from './build.ts'

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** A page that a server of its own serves, so that it has an origin of its own. */
export interface Site {
  readonly url: string
  close(): void
}

/** Serves a built page, and the calls to `/auth` from `backend`. */
export async function serveSite({ first, later, styles }: BuiltPage, backend?: Listener): Promise<Site> {
  const files = new Map([...first, ...later, ...styles].map(({ name, code }) => [`/${name}`, code]))
  const entry = first.find(({ isEntry }) => isEntry)?.name ?? ''
  const links = styles.map(({ name }) => `<link rel="stylesheet" href="/${name}">`).join('')
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">${links}</head><body><div id="root"></div><script type="module" src="/${entry}"></script></body></html>`
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    const file = files.get(path)
    if (path.startsWith('/auth/')) backend?.(incoming, outgoing)
    else if (file === undefined) outgoing.writeHead(200, { 'content-type': 'text/html' }).end(html)
    else
      outgoing.writeHead(200, { 'content-type': extname(path) === '.css' ? 'text/css' : 'text/javascript' }).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
