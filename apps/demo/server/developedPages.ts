import { readFileSync } from 'node:fs'
import type { RequestListener, Server } from 'node:http'
import { join } from 'node:path'

/** Serves the sources in `root` through Vite, which compiles a file on request and updates the page when you edit it. */
export async function developedPages(
  root: string,
  server: Server,
  pageFor: (path: string) => string,
): Promise<RequestListener> {
  // Imported here, because the built demo starts faster without Vite.
  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  })
  return (incoming, outgoing) => {
    vite.middlewares(incoming, outgoing, () => {
      const url = incoming.url ?? '/'
      vite.transformIndexHtml(url, readFileSync(join(root, pageFor(url)), 'utf8')).then(
        (html) => outgoing.setHeader('content-type', 'text/html').end(html),
        (error: unknown) => outgoing.writeHead(500).end(String(error)),
      )
    })
  }
}
