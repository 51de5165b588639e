import type { UserPool } from '@challenge-kit/emulator'
import type { CognitoClient, Operations } from '@challenge-kit/server'

const target = 'AWSCognitoIdentityProviderService'

/** A client of Cognito's API that calls the emulated pool without a network. */
export function cognitoClient(pool: UserPool): CognitoClient {
  return {
    sendOperation: async (name, input) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${target}.${name}`,
        authorization: 'AWS4-HMAC-SHA256 emulator', // the emulator does not check the signature
      }
      const url = 'https://cognito-idp.us-east-1.amazonaws.com/'
      const response = await pool.fetch(new Request(url, { method: 'POST', headers, body: JSON.stringify(input) }))
      const reply: unknown = await response.json()
      if (!response.ok) throw exceptionOf(reply, response.status)
      // The emulator has Cognito's types, and the backend checks the members that it reads.
      return reply as Operations[typeof name]['out']
    },
  }
}

/** The exception as the AWS SDK throws it. */
function exceptionOf(reply: unknown, status: number): Error {
  const { __type: name, message } = Object(reply) as { readonly __type?: string; readonly message?: string }
  const fault = status >= 500 ? 'server' : 'client'
  return Object.assign(new Error(message), { name, $fault: fault, $metadata: { httpStatusCode: status } })
}
