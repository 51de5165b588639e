import type { ChallengeNameType, UserContextDataType } from '@aws-sdk/client-cognito-identity-provider'
import { SignInError } from '@challenge-kit/core'
import { cognitoAccount } from './account.ts'
import type { CallOperation, SendOperation } from './operations.ts'
import type { AccountTarget, ClientContext, CognitoPort } from './port.ts'
import { readAuthResult, readTokens, required } from './result.ts'
import { base64, createMac } from '#crypto'

/** Milliseconds. */
export const DEFAULT_TIMEOUT = 8_000

/** A client of Cognito's API. It sends each operation once, without retries. */
export interface CognitoClient {
  readonly sendOperation: SendOperation
}

/** How Cognito is called. */
export interface CognitoOptions {
  readonly cognito: CognitoClient | CognitoPort
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret?: string | readonly string[]
  /** Milliseconds that all calls to Cognito within one HTTP request may take together. @default 8000 */
  readonly timeout?: number
}

// Milliseconds. RevokeToken has a deadline of its own, because it must be tried even if earlier calls used up the time.
const REVOKE_TIMEOUT = 1_500

/** Returns a function that creates the port for one HTTP request. The deadline of the request starts when it is called. */
export function cognitoPerRequest(options: CognitoOptions): () => CognitoPort {
  const { cognito, clientId, clientSecret: secrets } = options
  if (!('sendOperation' in cognito)) return () => cognito
  const clientSecret = typeof secrets === 'string' ? secrets : (secrets?.[0] ?? null)
  const hashOf = clientSecret === null ? null : createSecretHash(clientId, clientSecret)
  return () => portOf(cognito.sendOperation, options, clientSecret, hashOf)
}

/** The port for one request. Only this function adds USERNAME and SECRET_HASH. */
function portOf(
  send: SendOperation,
  { userPoolId: UserPoolId, clientId: ClientId, timeout = DEFAULT_TIMEOUT }: CognitoOptions,
  clientSecret: string | null,
  hashOf: SecretHash | null,
): CognitoPort {
  const deadline = performance.now() + timeout
  const call: CallOperation = (name, input) => send(name, input, deadline - performance.now())
  const secret = clientSecret === null ? {} : { ClientSecret: clientSecret }
  const contextData = (context: ClientContext | null): { ContextData?: ClientContext } =>
    context ? { ContextData: context } : {}

  const metadata = (ClientMetadata?: Readonly<Record<string, string>>) => ClientMetadata && { ClientMetadata }

  const withHash = async (username: string): Promise<Record<string, string>> =>
    hashOf ? { USERNAME: username, SECRET_HASH: await hashOf(username) } : { USERNAME: username }

  /** `UserContextData` of the public calls, which has fewer members than `ContextData` of the Admin calls. */
  function userContext(context: ClientContext | null): { UserContextData?: UserContextDataType } {
    if (!context) return {}
    const { IpAddress, EncodedData } = context
    return { UserContextData: EncodedData === undefined ? { IpAddress } : { IpAddress, EncodedData } }
  }

  /** The members that every call about an account has. */
  async function accountInput({ username: Username, context, clientMetadata }: AccountTarget) {
    const more = { ...userContext(context), ...metadata(clientMetadata) }
    return { ClientId, Username, ...(hashOf && { SecretHash: await hashOf(Username) }), ...more }
  }

  return {
    async initiateAuth({ api, authFlow: AuthFlow, username, parameters, cognitoSession, context, clientMetadata }) {
      const AuthParameters = { ...parameters, ...(await withHash(username)) }
      const Session = cognitoSession === null ? {} : { Session: cognitoSession }
      const input = { ClientId, AuthFlow, AuthParameters, ...Session, ...metadata(clientMetadata) }
      if (api === 'public') {
        return readAuthResult(await call('InitiateAuth', { ...input, ...userContext(context) }))
      }
      return readAuthResult(await call('AdminInitiateAuth', { ...input, UserPoolId, ...contextData(context) }))
    },
    async respondToAuthChallenge({ api, name, cognitoSession, username, responses, context, clientMetadata }) {
      const ChallengeResponses = { ...responses, ...(await withHash(username)) }
      // The name is the one that Cognito sent. The SDK's types may not have it.
      const ChallengeName = name as ChallengeNameType
      const Session = cognitoSession === '' ? {} : { Session: cognitoSession }
      const input = { ClientId, ChallengeName, ChallengeResponses, ...Session, ...metadata(clientMetadata) }
      if (api === 'public') {
        return readAuthResult(await call('RespondToAuthChallenge', { ...input, ...userContext(context) }))
      }
      return readAuthResult(
        await call('AdminRespondToAuthChallenge', { ...input, UserPoolId, ...contextData(context) }),
      )
    },
    async forgotPassword(account) {
      const { CodeDeliveryDetails } = await call('ForgotPassword', await accountInput(account))
      return { destination: CodeDeliveryDetails?.Destination ?? null }
    },
    async confirmForgotPassword({ answer: { ConfirmationCode, Password }, ...account }) {
      const input = { ...(await accountInput(account)), ConfirmationCode, Password }
      await call('ConfirmForgotPassword', input)
    },
    async resendConfirmationCode(account) {
      const { CodeDeliveryDetails } = await call('ResendConfirmationCode', await accountInput(account))
      return { destination: CodeDeliveryDetails?.Destination ?? null }
    },
    async confirmSignUp({ answer: { ConfirmationCode }, ...account }) {
      const { Session } = await call('ConfirmSignUp', { ...(await accountInput(account)), ConfirmationCode })
      return { cognitoSession: Session ?? null }
    },
    async associateSoftwareToken(cognitoSession) {
      const { SecretCode, Session } = await call('AssociateSoftwareToken', { Session: cognitoSession })
      return { secret: required(SecretCode, 'SecretCode'), cognitoSession: required(Session, 'Session') }
    },
    async verifySoftwareToken({ cognitoSession, code, deviceName }) {
      const friendly = deviceName === undefined ? {} : { FriendlyDeviceName: deviceName }
      const { Status, Session } = await call('VerifySoftwareToken', {
        Session: cognitoSession,
        UserCode: code,
        ...friendly,
      })
      if (Status !== 'SUCCESS') throw new SignInError('code_mismatch')
      return { cognitoSession: required(Session, 'Session') }
    },
    async confirmDevice({ accessToken, key, salt, verifier }) {
      const DeviceSecretVerifierConfig = { PasswordVerifier: verifier, Salt: salt }
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceSecretVerifierConfig }
      const { UserConfirmationNecessary } = await call('ConfirmDevice', input)
      return { askUser: UserConfirmationNecessary === true }
    },
    async updateDeviceStatus({ accessToken, key, remembered }) {
      const DeviceRememberedStatus = remembered ? 'remembered' : 'not_remembered'
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceRememberedStatus } as const
      await call('UpdateDeviceStatus', input)
    },
    async getTokensFromRefreshToken({ refreshToken, deviceKey, clientMetadata }) {
      const device = deviceKey === null ? {} : { DeviceKey: deviceKey }
      const input = { RefreshToken: refreshToken, ClientId, ...secret, ...device, ...metadata(clientMetadata) }
      const { AuthenticationResult } = await call('GetTokensFromRefreshToken', input)
      return readTokens(AuthenticationResult)
    },
    async revokeToken(refreshToken) {
      const input = { Token: refreshToken, ClientId, ...secret }
      await send('RevokeToken', input, Math.min(timeout, REVOKE_TIMEOUT))
    },
    get account() {
      return cognitoAccount(call)
    },
  }
}

type SecretHash = (username: string) => Promise<string>

/**
 * SECRET_HASH: base64(HMAC-SHA256(secret, USERNAME + ClientId)). USERNAME must be the username of the same request.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function createSecretHash(clientId: string, clientSecret: string): SecretHash {
  const mac = createMac(new TextEncoder().encode(clientSecret))
  return async (username) => base64(await (await mac)(username + clientId))
}
