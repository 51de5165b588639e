import { createServer } from 'node:http'
import type { SignInHandlerOptions } from '@challenge-kit/server'
import { toNodeListener } from '@challenge-kit/server/node'
import { startTotpBackend } from '../steps/totpBackend.ts'

const PAGE =
  '<!doctype html><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/app.js"></script>'

/** An application with its own backend and user pool. */
export interface ServedApp {
  readonly url: string
  /** The code that the user's authenticator app shows now. */
  code(): string
  stop(): Promise<void>
}

/** Serves the files of an application, and a backend that asks for a password and an authenticator code. */
export async function serveApp(
  files: ReadonlyMap<string, string>,
  authFlow: NonNullable<SignInHandlerOptions['authFlow']>,
): Promise<ServedApp> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  const { handler, code, close } = await startTotpBackend({ origins: [url], authFlow })
  const backend = toNodeListener(handler)
  server.on('request', (request, response) => {
    const path = request.url ?? '/'
    if (path.startsWith('/auth/')) return backend(request, response)
    const script = files.get(path.slice(1))
    const type = script === undefined ? 'text/html' : 'text/javascript'
    response.writeHead(200, { 'content-type': type }).end(script ?? PAGE)
  })
  return {
    url,
    code,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await close()
    },
  }
}
