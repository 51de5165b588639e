/**
 * The backend of the load run, in a process of its own, so that its memory can be measured. It prints its URL. For each
 * line on its standard input it prints its memory after a garbage collection, as JSON.
 */
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createSignInHandler } from '@challenge-kit/server'
import { toNodeListener } from '@challenge-kit/server/node'

const [endpoint = '', userPoolId = '', clientId = '', origin = ''] = process.argv.slice(2)

const handler = createSignInHandler({
  cognito: new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  }),
  userPoolId,
  clientId,
  clientSecret: 'secret',
  keys: [{ id: 'k1', secret: crypto.getRandomValues(new Uint8Array(32)) }],
  origins: [origin],
})
const server = createServer(toNodeListener(handler, { hops: 1 }))
server.requestTimeout = 20_000 // ends the slow bodies
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
})

createInterface(process.stdin).on('line', () => {
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  console.log(JSON.stringify({ rss, heapUsed, cpu: process.cpuUsage() }))
})
