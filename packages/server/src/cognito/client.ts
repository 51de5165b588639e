import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  type CognitoIdentityProviderClient,
  ConfirmDeviceCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  UpdateDeviceStatusCommand,
  type UserContextDataType,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { SignInError } from '@challenge-kit/core'
import { sdkAccount } from './account.ts'
import type { AccountTarget, ClientContext, CognitoPort } from './port.ts'
import { readAuthResult, readTokens, required } from './result.ts'
import { base64 } from '#crypto'
import { sendOnce } from './sendOnce.ts'

/** Milliseconds. */
export const DEFAULT_TIMEOUT = 8_000

/** How Cognito is called. */
export interface CognitoOptions {
  readonly cognito: CognitoIdentityProviderClient | CognitoPort
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
  const { cognito } = options
  return 'send' in cognito ? () => sdkCognito(cognito, options) : () => cognito
}

/** The port over the AWS SDK, for one request. Only this function adds USERNAME and SECRET_HASH. */
function sdkCognito(client: CognitoIdentityProviderClient, options: CognitoOptions): CognitoPort {
  const { userPoolId: UserPoolId, clientId: ClientId, clientSecret: secrets, timeout = DEFAULT_TIMEOUT } = options
  const clientSecret = typeof secrets === 'string' ? secrets : (secrets?.[0] ?? null)
  const deadline = AbortSignal.timeout(timeout)
  const secret = clientSecret === null ? {} : { ClientSecret: clientSecret }
  const contextData = (context: ClientContext | null): { ContextData?: ClientContext } =>
    context ? { ContextData: context } : {}

  const metadata = (ClientMetadata?: Readonly<Record<string, string>>) => ClientMetadata && { ClientMetadata }

  const hashOf = async (username: string): Promise<string | null> =>
    clientSecret === null ? null : secretHash(username, ClientId, clientSecret)

  async function withHash(username: string): Promise<Record<string, string>> {
    const hash = await hashOf(username)
    return hash === null ? { USERNAME: username } : { USERNAME: username, SECRET_HASH: hash }
  }

  /** `UserContextData` of the public calls, which has fewer members than `ContextData` of the Admin calls. */
  function userContext(context: ClientContext | null): { UserContextData?: UserContextDataType } {
    if (!context) return {}
    const { IpAddress, EncodedData } = context
    return { UserContextData: EncodedData === undefined ? { IpAddress } : { IpAddress, EncodedData } }
  }

  /** The members that every call about an account has. */
  async function accountInput({ username: Username, context, clientMetadata }: AccountTarget) {
    const hash = await hashOf(Username)
    const more = { ...userContext(context), ...metadata(clientMetadata) }
    return { ClientId, Username, ...(hash === null ? {} : { SecretHash: hash }), ...more }
  }

  return {
    async initiateAuth({ api, authFlow: AuthFlow, username, parameters, cognitoSession, context, clientMetadata }) {
      const AuthParameters = { ...parameters, ...(await withHash(username)) }
      const Session = cognitoSession === null ? {} : { Session: cognitoSession }
      const input = { ClientId, AuthFlow, AuthParameters, ...Session, ...metadata(clientMetadata) }
      if (api === 'public') {
        const command = new InitiateAuthCommand({ ...input, ...userContext(context) })
        return readAuthResult(await sendOnce(client, command, deadline))
      }
      const command = new AdminInitiateAuthCommand({ ...input, UserPoolId, ...contextData(context) })
      return readAuthResult(await sendOnce(client, command, deadline))
    },
    async respondToAuthChallenge({ api, name, cognitoSession, username, responses, context, clientMetadata }) {
      const ChallengeResponses = { ...responses, ...(await withHash(username)) }
      // The name is the one that Cognito sent. The SDK's types may not have it.
      const ChallengeName = name as ChallengeNameType
      const Session = cognitoSession === '' ? {} : { Session: cognitoSession }
      const input = { ClientId, ChallengeName, ChallengeResponses, ...Session, ...metadata(clientMetadata) }
      if (api === 'public') {
        const command = new RespondToAuthChallengeCommand({ ...input, ...userContext(context) })
        return readAuthResult(await sendOnce(client, command, deadline))
      }
      const command = new AdminRespondToAuthChallengeCommand({ ...input, UserPoolId, ...contextData(context) })
      return readAuthResult(await sendOnce(client, command, deadline))
    },
    async forgotPassword(account) {
      const command = new ForgotPasswordCommand(await accountInput(account))
      const { CodeDeliveryDetails } = await sendOnce(client, command, deadline)
      return { destination: CodeDeliveryDetails?.Destination ?? null }
    },
    async confirmForgotPassword({ answer: { ConfirmationCode, Password }, ...account }) {
      const input = { ...(await accountInput(account)), ConfirmationCode, Password }
      await sendOnce(client, new ConfirmForgotPasswordCommand(input), deadline)
    },
    async resendConfirmationCode(account) {
      const command = new ResendConfirmationCodeCommand(await accountInput(account))
      const { CodeDeliveryDetails } = await sendOnce(client, command, deadline)
      return { destination: CodeDeliveryDetails?.Destination ?? null }
    },
    async confirmSignUp({ answer: { ConfirmationCode }, ...account }) {
      const command = new ConfirmSignUpCommand({ ...(await accountInput(account)), ConfirmationCode })
      const { Session } = await sendOnce(client, command, deadline)
      return { cognitoSession: Session ?? null }
    },
    async associateSoftwareToken(cognitoSession) {
      const command = new AssociateSoftwareTokenCommand({ Session: cognitoSession })
      const { SecretCode, Session } = await sendOnce(client, command, deadline)
      return { secret: required(SecretCode, 'SecretCode'), cognitoSession: required(Session, 'Session') }
    },
    async verifySoftwareToken({ cognitoSession, code, deviceName }) {
      const friendly = deviceName === undefined ? {} : { FriendlyDeviceName: deviceName }
      const command = new VerifySoftwareTokenCommand({ Session: cognitoSession, UserCode: code, ...friendly })
      const { Status, Session } = await sendOnce(client, command, deadline)
      if (Status !== 'SUCCESS') throw new SignInError('code_mismatch')
      return { cognitoSession: required(Session, 'Session') }
    },
    async confirmDevice({ accessToken, key, salt, verifier }) {
      const DeviceSecretVerifierConfig = { PasswordVerifier: verifier, Salt: salt }
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceSecretVerifierConfig }
      const { UserConfirmationNecessary } = await sendOnce(client, new ConfirmDeviceCommand(input), deadline)
      return { askUser: UserConfirmationNecessary === true }
    },
    async updateDeviceStatus({ accessToken, key, remembered }) {
      const DeviceRememberedStatus = remembered ? 'remembered' : 'not_remembered'
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceRememberedStatus } as const
      await sendOnce(client, new UpdateDeviceStatusCommand(input), deadline)
    },
    async getTokensFromRefreshToken({ refreshToken, deviceKey, clientMetadata }) {
      const device = deviceKey === null ? {} : { DeviceKey: deviceKey }
      const input = { RefreshToken: refreshToken, ClientId, ...secret, ...device, ...metadata(clientMetadata) }
      const { AuthenticationResult } = await sendOnce(client, new GetTokensFromRefreshTokenCommand(input), deadline)
      return readTokens(AuthenticationResult)
    },
    async revokeToken(refreshToken) {
      const command = new RevokeTokenCommand({ Token: refreshToken, ClientId, ...secret })
      await sendOnce(client, command, AbortSignal.timeout(Math.min(timeout, REVOKE_TIMEOUT)))
    },
    get account() {
      return sdkAccount(client, deadline)
    },
  }
}

/**
 * SECRET_HASH: base64(HMAC-SHA256(secret, USERNAME + ClientId)). USERNAME must be the username of the same request.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export async function secretHash(username: string, clientId: string, clientSecret: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(clientSecret), algorithm, false, ['sign'])
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(username + clientId))
  return base64(new Uint8Array(mac))
}
