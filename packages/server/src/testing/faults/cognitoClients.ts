import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { createUserPool, type UserPool } from '@challenge-kit/emulator'
import { listen } from '@challenge-kit/emulator/node'
import type { CognitoClient } from '../../cognito/client.ts'
import { cognitoPerRequest } from '../../cognito/client.ts'
import { cognitoError, exceptionName, mayHaveTakenEffect } from '../../cognito/errors.ts'
import type { ClientContext, CognitoPort, InitiateAuthInput } from '../../cognito/port.ts'
import { sdkClient } from '../../cognito/sendOnce.ts'
import { leanCognito } from '../../lean/leanCognito.ts'
import { CLIENT_ID, CLIENT_SECRET, PASSWORD, TOTP_SECRET } from '../testBackend.ts'

const region = 'us-east-1'
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }

/** Each client of Cognito's API, for an endpoint. */
export const clients: readonly (readonly [string, (endpoint: string) => CognitoClient])[] = [
  [
    'the client of the AWS SDK',
    (endpoint) => sdkClient(new CognitoIdentityProviderClient({ region, credentials, endpoint })),
  ],
  ['the lean client', (endpoint) => leanCognito({ region, credentials, endpoint })],
]

/** A pool behind a real socket, and the port to it over one of the clients. */
export interface ClientBackend {
  readonly pool: UserPool
  readonly client: CognitoClient
  port(timeout?: number): CognitoPort
  /** How many requests have reached the server. */
  requests(): number
}

/** The pool has `ada`, who uses an authenticator app, and `eve`, who has not confirmed her sign-up. */
export async function withClient(
  create: (endpoint: string) => CognitoClient,
  work: (backend: ClientBackend) => Promise<void>,
): Promise<void> {
  const email = (name: string) => ({ email: `${name}@example.com`, email_verified: 'true' })
  const pool = createUserPool({
    settings: {
      mfa: 'OPTIONAL',
      factors: ['SOFTWARE_TOKEN_MFA'],
      deviceTracking: { challengeRequiredOnNewDevice: true, onlyRememberedOnUserPrompt: true },
      passkeys: { relyingPartyId: 'app.example.com', userVerification: 'preferred', factor: 'SINGLE_FACTOR' },
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
    },
    clients: [{ id: CLIENT_ID, secret: CLIENT_SECRET, rotation: { gracePeriodSeconds: 0 } }],
    users: [
      {
        username: 'ada',
        password: PASSWORD,
        attributes: email('ada'),
        totpSecret: TOTP_SECRET,
        mfa: { preferred: 'SOFTWARE_TOKEN_MFA' },
      },
      { username: 'eve', password: PASSWORD, attributes: email('eve'), status: 'UNCONFIRMED' },
    ],
  })
  let requests = 0
  const server = await listen((request) => {
    requests += 1
    return pool.fetch(request)
  })
  try {
    const client = create(server.url)
    const options = { cognito: client, userPoolId: pool.id, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }
    const port = (timeout = 8_000): CognitoPort => cognitoPerRequest({ ...options, timeout })()
    await work({ pool, client, port, requests: () => requests })
  } finally {
    await server.close()
  }
}

export const context: ClientContext = {
  IpAddress: '203.0.113.7',
  ServerName: 'app.example.com',
  ServerPath: '/',
  HttpHeaders: [],
}

/** The first call of a sign-in with a password. */
export const passwordStart = (
  api: InitiateAuthInput['api'],
  username = 'ada',
  password = PASSWORD,
): InitiateAuthInput => ({
  api,
  authFlow: api === 'admin' ? 'ADMIN_USER_PASSWORD_AUTH' : 'USER_PASSWORD_AUTH',
  username,
  parameters: { PASSWORD: password },
  cognitoSession: null,
  context,
})

/** What the backend makes of the error of a call: its code at a start and at an answer, its name, and whether it may have had its effect. */
export async function failure(call: Promise<unknown>): Promise<readonly unknown[]> {
  const thrown: unknown = await call.then(
    () => new Error('the call has resolved'),
    (error: unknown) => error,
  )
  const codes = [cognitoError(thrown, 'start').code, cognitoError(thrown, 'answer').code]
  return [...codes, exceptionName(thrown), mayHaveTakenEffect(thrown)]
}
