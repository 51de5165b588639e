import { randomUUID } from 'node:crypto'
import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  type GetUserPoolMfaConfigResponse,
  type UserPoolClientType,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import { createSecretHash } from '../cognito/client.ts'
import { field } from '../cognito/thrown.ts'
import { ask, known, type Learned, textOf, unknown } from './learned.ts'
import type { Setup } from './setup.ts'
import { learnStore, type StoreFacts } from './store.ts'

/** The actions that the backend calls with its AWS credentials. */
export const BACKEND_ACTIONS = ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'] as const

/** The actions that only the doctor calls. */
export const DOCTOR_ACTIONS = ['DescribeUserPool', 'DescribeUserPoolClient', 'GetUserPoolMfaConfig'] as const

/** Everything that the checks look at. */
export interface Facts {
  readonly setup: Setup
  readonly region: Learned<string>
  readonly credentials: Learned<'found'>
  readonly pool: Learned<UserPoolType>
  readonly mfa: Learned<GetUserPoolMfaConfigResponse>
  readonly client: Learned<UserPoolClientType>
  /** Whether Cognito accepts the client secret, or its absence. */
  readonly secretAccepted: Learned<boolean>
  /** The actions of the backend that AWS denies. */
  readonly deniedActions: Learned<readonly string[]>
  /** Milliseconds by which this clock is ahead of AWS's. */
  readonly clockAhead: Learned<number>
  /** Null if the backend has no store. */
  readonly store: Learned<StoreFacts> | null
}

/** Milliseconds for one call to AWS, with the SDK's retries. */
const TIMEOUT = 10_000

/** Asks AWS and the store. No call changes anything, sends a message or names an existing user. */
export async function learnFacts(setup: Setup, clock: () => number): Promise<Facts> {
  const { cognito, userPoolId: UserPoolId, clientId: ClientId } = setup
  const clockAhead = watchClock(cognito, clock)
  const options = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(TIMEOUT) })
  const [region, credentials, pool, client, mfa, secretAccepted, deniedActions, store] = await Promise.all([
    ask('GetRegion', () => cognito.config.region()),
    ask('GetCredentials', async () => (await cognito.config.credentials(), 'found' as const)),
    ask('DescribeUserPool', async () => {
      const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }), options())
      return UserPool ?? {}
    }),
    ask('DescribeUserPoolClient', async () => {
      const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId })
      return (await cognito.send(command, options())).UserPoolClient ?? {}
    }),
    ask('GetUserPoolMfaConfig', () => cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId }), options())),
    learnSecret(setup, options()),
    learnDeniedActions(setup, options()),
    learnStore(setup),
  ])
  return {
    setup,
    region,
    credentials,
    pool,
    mfa,
    client,
    secretAccepted,
    deniedActions,
    clockAhead: clockAhead(),
    store,
  }
}

/** Compares the Date header of every response with this clock. Responses without the header teach nothing. */
function watchClock(cognito: CognitoIdentityProviderClient, clock: () => number): () => Learned<number> {
  let ahead: number | null = null
  cognito.middlewareStack.add(
    (next) => async (args) => {
      const output = await next(args)
      const date = Date.parse(textOf(field(output.response, 'headers'), 'date'))
      if (Number.isFinite(date)) ahead ??= clock() - date
      return output
    },
    { step: 'deserialize', priority: 'low', name: 'doctorClock' },
  )
  return () => (ahead === null ? unknown('unreachable', 'no response of AWS had a Date header') : known(ahead))
}

/**
 * Confirms the sign-up of a user who does not exist. Cognito checks SECRET_HASH before the user, runs no Lambda trigger
 * and changes nothing.
 */
async function learnSecret(
  { cognito, clientId: ClientId, clientSecret }: Setup,
  options: { abortSignal: AbortSignal },
): Promise<Learned<boolean>> {
  const Username = `doctor-${randomUUID()}`
  const hash = clientSecret === null ? {} : { SecretHash: await createSecretHash(ClientId, clientSecret)(Username) }
  const command = new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: '000000', ...hash })
  return ask('ConfirmSignUp', async () => {
    try {
      await cognito.send(command, options)
      return true
    } catch (thrown) {
      if (textOf(thrown, 'name') === 'NotAuthorizedException' && /secret/i.test(textOf(thrown, 'message'))) return false
      if (isAboutUser(thrown)) return true
      throw thrown
    }
  })
}

/** Whether Cognito refused the user or the code, so it had accepted the rest of the request. */
function isAboutUser(thrown: unknown): boolean {
  const names = ['UserNotFoundException', 'CodeMismatchException', 'ExpiredCodeException', 'NotAuthorizedException']
  return names.includes(textOf(thrown, 'name'))
}

/** Calls each action with an invalid token or Session. AWS checks the permission before it reads the request. */
async function learnDeniedActions(
  { cognito, userPoolId: UserPoolId, clientId: ClientId }: Setup,
  options: { abortSignal: AbortSignal },
): Promise<Learned<readonly string[]>> {
  const nonsense = 'this-is-no-token-and-no-session'
  const calls = {
    AdminInitiateAuth: () => {
      const AuthParameters = { REFRESH_TOKEN: nonsense }
      const input = { UserPoolId, ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters } as const
      return cognito.send(new AdminInitiateAuthCommand(input), options)
    },
    AdminRespondToAuthChallenge: () => {
      const ChallengeResponses = { USERNAME: `doctor-${randomUUID()}` }
      const input = {
        UserPoolId,
        ClientId,
        ChallengeName: 'ADMIN_NO_SRP_AUTH',
        Session: nonsense,
        ChallengeResponses,
      } as const
      return cognito.send(new AdminRespondToAuthChallengeCommand(input), options)
    },
  } satisfies Record<(typeof BACKEND_ACTIONS)[number], unknown>
  const denied: string[] = []
  for (const action of BACKEND_ACTIONS) {
    const answer = await ask<unknown>(action, calls[action])
    if (answer.kind === 'known' || answer.failure === 'other') continue
    if (answer.failure !== 'denied') return answer
    denied.push(action)
  }
  return known(denied)
}
