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
import { isInput } from '../wire/input.ts'
import type { EmulatorServer } from '../wire/node.ts'
import { listen, requestHandler } from '../wire/node.ts'
import type { UserPool, UserPoolOptions } from '../index.ts'
import { createUserPool, stoppedClock } from '../index.ts'
import { declaredExceptions, departures } from './contract.ts'

export const password = 'Correct-horse-1'
export const start = Date.UTC(2026, 6, 7, 3, 4, 5)
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }

/** A pool with one client, `web`, whose clock stands still. */
export function poolWith(options: UserPoolOptions = {}): UserPool {
  return createUserPool({ clock: stoppedClock(start), clients: [{ id: 'web' }], ...options })
}

/** The real SDK on a pool, in process. Each answer is held against the SDK's own schemas and declared exceptions. */
export function connect(pool: Pick<UserPool, 'fetch'>): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    requestHandler: requestHandler(checked(pool.fetch)),
  })
}

/** The real SDK over HTTP. */
export function connectTo(endpoint: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, maxAttempts: 1, endpoint })
}

const servers: EmulatorServer[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

/** The same over HTTP; the server is there from the first call to the end of the test file. */
function connectOverHttp(pool: Pick<UserPool, 'fetch'>): CognitoIdentityProviderClient {
  let listening: Promise<URL> | undefined
  const start = async () => {
    const server = await listen(checked(pool.fetch))
    servers.push(server)
    return new URL(server.url)
  }
  const endpoint = async () => ({ url: await (listening ??= start()) })
  return new CognitoIdentityProviderClient({ region: 'us-east-1', credentials, maxAttempts: 1, endpoint })
}

/** What any AWS endpoint may answer besides an operation's own exceptions. */
const ofTheFrontEnd = new Set([
  'MissingAuthenticationTokenException',
  'NotImplemented',
  'SerializationException',
  'UnknownOperationException',
])

export function checked(fetch: UserPool['fetch']): UserPool['fetch'] {
  return async (request) => {
    const operation = request.headers.get('x-amz-target')?.split('.')[1] ?? ''
    const response = await fetch(request)
    if (operation === '' || !response.headers.get('content-type')?.includes('json')) return response
    const body: unknown = await response.clone().json()
    if (response.status === 200) expect(departures(operation, body)).toEqual([])
    else if (isInput(body) && typeof body['__type'] === 'string' && !ofTheFrontEnd.has(body['__type'])) {
      expect(declaredExceptions(operation)).toContain(body['__type'])
    }
    return response
  }
}

export interface Answered {
  readonly ChallengeName?: string | undefined
  readonly Session?: string | undefined
  readonly ChallengeParameters?: Record<string, string> | undefined
  readonly AuthenticationResult?:
    | { readonly AccessToken?: string | undefined; readonly RefreshToken?: string | undefined }
    | undefined
}

export type Kin = 'admin' | 'public'

/** The steps of a sign-in over HTTP, through either twin of the operations. */
export function signInSteps(pool: UserPool, kin: Kin = 'admin', ClientId: string = 'web') {
  const sdk = connectOverHttp(pool)
  const UserPoolId = pool.id
  return {
    sdk,
    initiate: (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>) =>
      kin === 'admin'
        ? sdk.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters }))
        : sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters })),
    /** By password. */
    signIn: (USERNAME: string, PASSWORD: string = password, extra: Record<string, string> = {}) => {
      const AuthParameters = { USERNAME, PASSWORD, ...extra }
      return kin === 'admin'
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
    /** Answers a question, unless told otherwise with its own name and Session. */
    respond: (question: Answered, ChallengeResponses: Record<string, string>, name?: ChallengeNameType) => {
      const ChallengeName = name ?? challengeName(question)
      const { Session } = question
      return kin === 'admin'
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

export function challengeName(question: Answered): ChallengeNameType {
  const name = Object.values(ChallengeNameType).find((known) => known === question.ChallengeName)
  if (!name) throw new Error(`No challenge to answer: ${question.ChallengeName}`)
  return name
}

/** The last code sent to this address or number. */
export function sentCode(pool: UserPool, to: string): string {
  return pool.outbox.last(to)?.code ?? 'none'
}

/** A code that is certainly not this one. */
export function otherThan(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
}

/** What a refusal looks like to the SDK's caller. */
export const refusal = (name: string, message: string) => ({ name, message })
export const refused = (message: string) => refusal('NotAuthorizedException', message)

/** A text like this, anywhere in an expectation. */
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern)
