/**
 * The floor: a server of `node:http` that calls Cognito by `node:http` and does nothing else. It signs nothing and seals
 * nothing, so no backend can use less.
 */
import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Cognito, Listener } from './listener.ts'
import { serve } from './serve.ts'

serve(bareHttp)

function bareHttp({ endpoint, userPoolId, clientId }: Cognito): Listener {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.DescribeUserPoolClient',
  }

  async function reply(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const input: unknown = JSON.parse(await text(incoming))
    const body = JSON.stringify({ UserPoolId: userPoolId, ClientId: clientId, input })
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(endpoint, { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } })
        .on('response', resolve)
        .on('error', reject)
        .end(body)
    })
    const json: unknown = JSON.parse(await text(answer))
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify({ kind: 'signedIn', known: json !== null }))
  }

  return (incoming, outgoing) => {
    reply(incoming, outgoing).catch((thrown: unknown) => outgoing.writeHead(500).end(String(thrown)))
  }
}
