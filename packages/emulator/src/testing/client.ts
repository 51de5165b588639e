import type { AuthFlowType } from '@aws-sdk/client-cognito-identity-provider'
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AssociateSoftwareTokenCommand,
  ChallengeNameType,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect } from 'vitest'
import type { EmulatorServer } from '../wire/node.ts'
import { listen, requestHandler } from '../wire/node.ts'
import type { UserPool, UserPoolOptions } from '../index.ts'
import { createUserPool, stoppedClock } from '../index.ts'
import { withContractCheck } from './contract.ts'

export const password = 'Correct-horse-1'
export const start = Date.UTC(2026, 6, 7, 3, 4, 5)
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }

/** A pool with one client, `web`, and a stopped clock. */
export function poolWith(options: UserPoolOptions = {}): UserPool {
  return createUserPool({ clock: stoppedClock(start), clients: [{ id: 'web' }], ...options })
}

/** The real SDK connected to a pool in process. Each response is checked against the SDK's schemas and exceptions. */
export function connect(pool: Pick<UserPool, 'fetch'>): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    requestHandler: requestHandler(withContractCheck(pool.fetch)),
  })
}

/** The real SDK over HTTP. */
export function connectTo(endpoint: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, maxAttempts: 1, endpoint })
}

const servers: EmulatorServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

/** The real SDK connected to a pool over HTTP. The server runs from the first request to the end of the test file. */
function connectOverHttp(pool: Pick<UserPool, 'fetch'>): CognitoIdentityProviderClient {
  let listening: Promise<URL> | undefined
  const start = async () => {
    const server = await listen(withContractCheck(pool.fetch))
    servers.push(server)
    return new URL(server.url)
  }
  const endpoint = async () => ({ url: await (listening ??= start()) })
  return new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, maxAttempts: 1, endpoint })
}

/** The output of InitiateAuth and RespondToAuthChallenge. */
export interface AuthOutput {
  readonly ChallengeName?: string | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Record<string, string> | undefined
  readonly AuthenticationResult?:
    | { readonly AccessToken?: string | undefined; readonly RefreshToken?: string | undefined }
    | undefined
}

export type ApiFamily = 'admin' | 'public'

/** The requests of a sign-in over HTTP, through the Admin or the public operations. */
export function signInSteps(pool: UserPool, family: ApiFamily = 'admin', ClientId: string = 'web') {
  const sdk = connectOverHttp(pool)
  const UserPoolId = pool.id
  return {
    sdk,
    initiate: (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>) =>
      family === 'admin'
        ? sdk.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters }))
        : sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters })),
    /** Signs in by password. */
    signIn: (USERNAME: string, PASSWORD: string = password, extra: Record<string, string> = {}) => {
      const AuthParameters = { USERNAME, PASSWORD, ...extra }
      return family === 'admin'
        ? sdk.send(
            new AdminInitiateAuthCommand({
              UserPoolId,
              ClientId,
              AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
              AuthParameters,
            }),
          )
        : sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }))
    },
    /** Responds to a challenge. `name` replaces the name of the challenge. */
    respond: (challenge: AuthOutput, ChallengeResponses: Record<string, string>, name?: ChallengeNameType) => {
      const ChallengeName = name ?? challengeName(challenge)
      const { Session } = challenge
      return family === 'admin'
        ? sdk.send(
            new AdminRespondToAuthChallengeCommand({
              UserPoolId,
              ClientId,
              ChallengeName,
              Session,
              ChallengeResponses,
            }),
          )
        : sdk.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }))
    },
    associate: (Session: string | undefined) => sdk.send(new AssociateSoftwareTokenCommand({ Session })),
    verify: (Session: string | undefined, UserCode: string) =>
      sdk.send(new VerifySoftwareTokenCommand({ Session, UserCode })),
  }
}

export function challengeName(challenge: AuthOutput): ChallengeNameType {
  const name = Object.values(ChallengeNameType).find((known) => known === challenge.ChallengeName)
  if (!name) throw new Error(`No challenge to answer: ${challenge.ChallengeName}`)
  return name
}

/** The last code sent to this address or number. */
export function sentCode(pool: UserPool, to: string): string {
  return pool.outbox.last(to)?.code ?? 'none'
}

/** A code that differs from this one. */
export function otherThan(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
}

/** An exception as a user of the SDK sees it. */
export const refusal = (name: string, message: string) => ({ name, message })
export const refused = (message: string) => refusal('NotAuthorizedException', message)

/** Matches a string by a pattern within an expectation. */
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern)
