/** Starts one of the servers on a free port and prints the port: `node servers.mjs fastify`. */
import { createServer } from 'node:http'
import { serve } from '@hono/node-server'
import { toNodeListener } from '@challenge-kit/server/node'
import express from 'express'
import Fastify from 'fastify'
import { Hono } from 'hono'
import { createBackend } from './backend.mjs'
import { lambdaServer } from './lambdaServer.mjs'

const handler = createBackend(process.env)
const listener = toNodeListener(handler)
const me = async (request, response) => response.send((await handler.getSession(request.headers))?.username ?? '')
const http = (listen) =>
  createServer(listen).listen(0, function () {
    console.log(this.address().port)
  })

const servers = {
  'express-mounted': () => http(express().use(express.json()).use('/auth', listener).get('/me', me)),
  'express-unmounted': () => http(express().use(listener).get('/me', me)),
  fastify: async () => {
    const app = Fastify()
    app.all('/auth/*', listener)
    app.get('/me', me)
    await app.listen({ port: 0 })
    console.log(app.server.address().port)
  },
  hono: () => {
    const app = new Hono()
    app.all('/auth/*', ({ req }) => handler(req.raw))
    app.get('/me', async ({ req, text }) => text((await handler.getSession(req.raw))?.username ?? ''))
    serve({ fetch: app.fetch, port: 0 }, ({ port }) => console.log(port))
  },
  'lambda-url': () => http(lambdaServer(handler, 'url')),
  'lambda-v2': () => http(lambdaServer(handler, 'v2')),
  'lambda-v1': () => http(lambdaServer(handler, 'v1')),
}

await servers[process.argv[2]]()
