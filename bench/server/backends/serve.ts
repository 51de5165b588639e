import { performance } from 'node:perf_hooks'
import { createServer, request } from 'node:http'
import { createInterface } from 'node:readline'
import { type Cognito, type Listener, origin } from './listener.ts'

/**
 * Serves a backend. Prints its URL, and for each line on standard input the CPU time used so far in microseconds. With the
 * argument `cold` it calls itself once, and prints the milliseconds from the end of Node's own start to the reply.
 */
export function serve(createListener: (cognito: Cognito) => Listener): void {
  const server = createServer(createListener(JSON.parse(process.argv[2] ?? '') as Cognito))
  server.keepAliveTimeout = 0
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    if (process.argv[3] === 'cold') callOnce(url)
    else console.log(url)
  })
  createInterface(process.stdin)
    .on('line', () => {
      const { user, system } = process.cpuUsage()
      console.log(user + system)
    })
    .on('close', () => process.exit())
}

function callOnce(url: string): void {
  const headers = { 'content-type': 'application/json', 'x-ck-csrf': '1', origin, 'x-forwarded-for': '203.0.113.7' }
  request(`${url}/auth/start`, { method: 'POST', headers }, (incoming) => {
    incoming.resume().on('end', () => {
      if (incoming.statusCode !== 200) throw new Error(`the first call got the status ${incoming.statusCode}`)
      console.log(performance.now() - performance.nodeTiming.bootstrapComplete)
    })
  }).end(JSON.stringify({ username: 'user-0', password: 'Correct-horse-1' }))
}
