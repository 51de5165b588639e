/**
 * A backend written by hand: it calls the AWS SDK, and seals its cookies with AES-GCM. It has no limits, no checks of the
 * request, no deadline, no refresh and no security events.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { type Cognito, credentials, type Listener, region, sealKey } from './listener.ts'
import { serve } from './serve.ts'

serve(bareSdk)

function bareSdk({ endpoint, userPoolId, clientId, clientSecret }: Cognito): Listener {
  const client = new CognitoIdentityProviderClient({ region, endpoint, credentials })
  const key = Buffer.from(sealKey, 'base64url')

  function seal(payload: object): string {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const sealed = cipher.update(deflateRawSync(JSON.stringify(payload)))
    return Buffer.concat([iv, sealed, cipher.final(), cipher.getAuthTag()]).toString('base64url')
  }

  function open(text: string): Record<string, string> {
    const bytes = Buffer.from(text, 'base64url')
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    decipher.setAuthTag(bytes.subarray(-16))
    const deflated = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
    return JSON.parse(inflateRawSync(deflated).toString()) as Record<string, string>
  }

  const hashOf = (username: string): string =>
    createHmac('sha256', clientSecret)
      .update(username + clientId)
      .digest('base64')

  async function start(input: Record<string, string>): Promise<[body: object, cookie: string]> {
    const { username = '', password = '' } = input
    const { ChallengeName, Session } = await client.send(
      new AdminInitiateAuthCommand({
        UserPoolId: userPoolId,
        ClientId: clientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: username, PASSWORD: password, SECRET_HASH: hashOf(username) },
      }),
    )
    return [{ kind: 'challenge', challenge: ChallengeName }, `flow=${seal({ username, session: Session })}`]
  }

  async function answer(
    { code = '' }: Record<string, string>,
    cookie: string,
  ): Promise<[body: object, cookie: string]> {
    const { username = '', session = '' } = open(/flow=([^;]+)/.exec(cookie)?.[1] ?? '')
    const { AuthenticationResult } = await client.send(
      new AdminRespondToAuthChallengeCommand({
        UserPoolId: userPoolId,
        ClientId: clientId,
        ChallengeName: 'SOFTWARE_TOKEN_MFA',
        Session: session,
        ChallengeResponses: { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: code, SECRET_HASH: hashOf(username) },
      }),
    )
    const { AccessToken, RefreshToken } = AuthenticationResult ?? {}
    return [{ kind: 'signedIn' }, `session=${seal({ username, AccessToken, RefreshToken })}`]
  }

  async function reply(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part as Buffer)
    const { answer: nested, ...input } = JSON.parse(Buffer.concat(parts).toString()) as Record<string, string> & {
      answer?: Record<string, string>
    }
    const [body, cookie] = nested ? await answer(nested, incoming.headers.cookie ?? '') : await start(input)
    outgoing.writeHead(200, {
      'content-type': 'application/json',
      'set-cookie': `${cookie}; Path=/; HttpOnly; Secure; SameSite=Lax`,
    })
    outgoing.end(JSON.stringify(body))
  }

  return (incoming, outgoing) => {
    reply(incoming, outgoing).catch((thrown: unknown) => outgoing.writeHead(500).end(String(thrown)))
  }
}
