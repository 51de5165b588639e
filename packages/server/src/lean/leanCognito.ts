import { SignInError } from '@challenge-kit/core'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { CognitoClient } from '../cognito/client.ts'
import type { Operations } from '../cognito/operations.ts'
import { neverConnected } from '../cognito/thrown.ts'
import { post } from './post.ts'
import { readReply } from './reply.ts'
import { type AwsCredentials, createSigner } from './signer.ts'

export interface LeanCognitoOptions {
  /** The region of the user pool. */
  readonly region: string
  /** @default the AWS SDK's chain: environment, profile, web identity, container or instance */
  readonly credentials?: AwsCredentials | (() => Promise<AwsCredentials>)
  /**
   * The URL of Cognito's API. It may be plain http only for `localhost`, `127.0.0.0/8` and `[::1]`.
   *
   * @default `https://cognito-idp.<region>.amazonaws.com`
   */
  readonly endpoint?: string
  /** The most connections at the same time. @default 50 */
  readonly maxSockets?: number
}

// The other operations are not signed, because a password, a Cognito Session or an access token authorizes them.
const SIGNED: readonly (keyof Operations)[] = ['AdminInitiateAuth', 'AdminRespondToAuthChallenge']
// Milliseconds until an unused connection is closed. Cognito would otherwise close it later, perhaps during a call.
const IDLE = 10_000
// The host of a URL is in its normal form: `127.1` is `127.0.0.1`.
const THIS_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/

/**
 * A client of Cognito's API without the AWS SDK: it starts faster and uses less CPU time for each call. It needs
 * `node:https`. Requests are signed by `@smithy/signature-v4`, with the credentials that the AWS SDK would find.
 *
 * @throws `Error` if the region or the endpoint is invalid, or if the endpoint is plain http on another machine.
 * @example
 * ```ts
 * import { createSignInHandler, leanCognito } from '@challenge-kit/server/lean'
 *
 * export const handler = createSignInHandler({
 *   cognito: leanCognito({ region: 'eu-central-1' }),
 *   userPoolId: 'eu-central-1_AbCdEfGhI',
 *   clientId: '3n4b5urk1ft4fl3mg5e62d9ado',
 *   keys: [{ id: '2026-11', secret: process.env['SEAL_KEY'] ?? '' }],
 *   origins: ['https://app.example.com'],
 * })
 * ```
 */
export function leanCognito({ region, credentials, endpoint, maxSockets = 50 }: LeanCognitoOptions): CognitoClient {
  // The region is part of the name of the host that gets the passwords.
  if (!/^[a-z]+-[a-z0-9-]+$/.test(region)) throw new Error(`leanCognito: "${region}" is no AWS region`)
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const url = new URL(endpoint ?? `https://cognito-idp.${region}.${domain}`)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('leanCognito: the endpoint is no URL')
  if (url.protocol === 'http:' && !THIS_MACHINE.test(url.hostname))
    throw new Error(
      `leanCognito: the endpoint "${url.origin}" must be https, because requests carry passwords. Plain http is only for localhost, 127.0.0.0/8 and [::1]`,
    )
  const sockets = { keepAlive: true, maxSockets, timeout: IDLE }
  const agent = url.protocol === 'https:' ? new HttpsAgent(sockets) : new HttpAgent(sockets)
  const sign = createSigner(region, credentials)

  return {
    sendOperation: async (name, input, timeLeft) => {
      // The request has timed out, so nobody waits for the result. A timer may end a millisecond early.
      if (timeLeft <= 1) throw new SignInError('upstream_unavailable')
      const deadline = performance.now() + timeLeft
      const body = JSON.stringify(input)
      const headers = {
        host: url.host,
        'user-agent': 'challenge-kit',
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
      }
      const send = async () => {
        const signed = SIGNED.includes(name) ? await sign(url, headers, body, deadline) : headers
        return post({ url, agent, headers: signed, body, deadline })
      }
      const reply = await send().catch((thrown: unknown) => {
        // Cognito received nothing, so a second try repeats nothing.
        if (neverConnected(thrown)) return send()
        throw thrown
      })
      // The reply is trusted as the AWS SDK trusts it, and the port checks the members that it reads.
      return readReply(reply) as Operations[typeof name]['out']
    },
  }
}
