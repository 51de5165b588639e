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
import { present, readAnswer, readTokens } from './result.ts'
import type { Account, ClientContext, Cognito } from './port.ts'
import { secretHash } from './secretHash.ts'
import { sendOnce } from './sendOnce.ts'

/** How the pool's client is called. */
export interface CognitoClientSettings {
  readonly userPoolId: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** Milliseconds that all the calls of a request have together. */
  readonly timeout: number
}

// To end a session is tried also where the calls before it have used up the time, and keeps nobody waiting. Milliseconds.
const LONGEST_REVOCATION = 1_500

/** The port over the AWS SDK, for one request. USERNAME and SECRET_HASH are added here and nowhere else. */
export function sdkCognito(client: CognitoIdentityProviderClient, settings: CognitoClientSettings): Cognito {
  const { userPoolId: UserPoolId, clientId: ClientId, clientSecret, timeout } = settings
  const deadline = AbortSignal.timeout(timeout)
  const secret = clientSecret === null ? {} : { ClientSecret: clientSecret }
  const contextData = (context: ClientContext | null): { ContextData?: ClientContext } =>
    context ? { ContextData: context } : {}

  const hashOf = async (username: string): Promise<string | null> =>
    clientSecret === null ? null : secretHash(username, ClientId, clientSecret)

  async function as(username: string): Promise<Record<string, string>> {
    const hash = await hashOf(username)
    return hash === null ? { USERNAME: username } : { USERNAME: username, SECRET_HASH: hash }
  }

  /** The calls without credentials of ours are told less of the browser. */
  function userContext(context: ClientContext | null): { UserContextData?: UserContextDataType } {
    if (!context) return {}
    const { IpAddress, EncodedData } = context
    return { UserContextData: EncodedData === undefined ? { IpAddress } : { IpAddress, EncodedData } }
  }

  /** What a call about an account begins with. */
  async function named({ username: Username, context }: Account) {
    const hash = await hashOf(Username)
    return { ClientId, Username, ...(hash === null ? {} : { SecretHash: hash }), ...userContext(context) }
  }

  return {
    async start({ family, authFlow: AuthFlow, username, parameters, session, context }) {
      const AuthParameters = { ...parameters, ...(await as(username)) }
      const input = { ClientId, AuthFlow, AuthParameters, ...(session === null ? {} : { Session: session }) }
      if (family === 'public') {
        const command = new InitiateAuthCommand({ ...input, ...userContext(context) })
        return readAnswer(await sendOnce(client, command, deadline))
      }
      const command = new AdminInitiateAuthCommand({ ...input, UserPoolId, ...contextData(context) })
      return readAnswer(await sendOnce(client, command, deadline))
    },
    async respond({ family, name, session, username, responses, context }) {
      const ChallengeResponses = { ...responses, ...(await as(username)) }
      // The name is the service's own, echoed: one that this SDK does not know is still a name.
      const ChallengeName = name as ChallengeNameType
      const input = { ClientId, ChallengeName, ChallengeResponses, ...(session === '' ? {} : { Session: session }) }
      if (family === 'public') {
        const command = new RespondToAuthChallengeCommand({ ...input, ...userContext(context) })
        return readAnswer(await sendOnce(client, command, deadline))
      }
      const command = new AdminRespondToAuthChallengeCommand({ ...input, UserPoolId, ...contextData(context) })
      return readAnswer(await sendOnce(client, command, deadline))
    },
    async forgotPassword(account) {
      const command = new ForgotPasswordCommand(await named(account))
      const { CodeDeliveryDetails } = await sendOnce(client, command, deadline)
      return { destination: CodeDeliveryDetails?.Destination ?? null }
    },
    async confirmForgotPassword({ answer: { ConfirmationCode, Password }, ...account }) {
      const input = { ...(await named(account)), ConfirmationCode, Password }
      await sendOnce(client, new ConfirmForgotPasswordCommand(input), deadline)
    },
    async resendConfirmationCode(account) {
      const command = new ResendConfirmationCodeCommand(await named(account))
      const { CodeDeliveryDetails } = await sendOnce(client, command, deadline)
      return { destination: CodeDeliveryDetails?.Destination ?? null }
    },
    async confirmSignUp({ answer: { ConfirmationCode }, ...account }) {
      const command = new ConfirmSignUpCommand({ ...(await named(account)), ConfirmationCode })
      const { Session } = await sendOnce(client, command, deadline)
      return { session: Session ?? null }
    },
    async associateSoftwareToken(session) {
      const command = new AssociateSoftwareTokenCommand({ Session: session })
      const { SecretCode, Session } = await sendOnce(client, command, deadline)
      return { secret: present(SecretCode, 'SecretCode'), session: present(Session, 'Session') }
    },
    async verifySoftwareToken({ session, code, deviceName }) {
      const friendly = deviceName === undefined ? {} : { FriendlyDeviceName: deviceName }
      const command = new VerifySoftwareTokenCommand({ Session: session, UserCode: code, ...friendly })
      const { Status, Session } = await sendOnce(client, command, deadline)
      if (Status !== 'SUCCESS') throw new SignInError('code_mismatch')
      return { session: present(Session, 'Session') }
    },
    async confirmDevice({ accessToken, key, salt, verifier }) {
      const DeviceSecretVerifierConfig = { PasswordVerifier: verifier, Salt: salt }
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceSecretVerifierConfig }
      const { UserConfirmationNecessary } = await sendOnce(client, new ConfirmDeviceCommand(input), deadline)
      return { asks: UserConfirmationNecessary === true }
    },
    async rememberDevice({ accessToken, key, remembered }) {
      const DeviceRememberedStatus = remembered ? 'remembered' : 'not_remembered'
      const input = { AccessToken: accessToken, DeviceKey: key, DeviceRememberedStatus } as const
      await sendOnce(client, new UpdateDeviceStatusCommand(input), deadline)
    },
    async refresh({ refreshToken, deviceKey }) {
      const device = deviceKey === null ? {} : { DeviceKey: deviceKey }
      const input = { RefreshToken: refreshToken, ClientId, ...secret, ...device }
      const { AuthenticationResult } = await sendOnce(client, new GetTokensFromRefreshTokenCommand(input), deadline)
      return readTokens(AuthenticationResult)
    },
    async revoke(refreshToken) {
      const command = new RevokeTokenCommand({ Token: refreshToken, ClientId, ...secret })
      await sendOnce(client, command, AbortSignal.timeout(Math.min(timeout, LONGEST_REVOCATION)))
    },
    account: sdkAccount(client, deadline),
  }
}
