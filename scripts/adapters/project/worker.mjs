/** A Worker for workerd. `env` has the bindings, and the handler is created with the first request. */
import { createBackend } from './backend.mjs'

let handler

export default {
  async fetch(request, env) {
    handler ??= createBackend(env)
    if (new URL(request.url).pathname.startsWith('/auth/')) {
      const clientAddress = request.headers.get('cf-connecting-ip') ?? '203.0.113.7'
      return handler(request, { clientAddress })
    }
    return new Response((await handler.getSession(request))?.username ?? '')
  },
}
